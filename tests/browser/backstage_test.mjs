// The pages beside the chat as ada and ben use them: a playbook is written, two edit it at once, an incident is started from it and
// watched, and afterwards looked back upon.

import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {after, before, describe} from 'node:test';

import {openPlace} from '../support/place.mjs';
import {until} from '../support/until.mjs';
import {openBrowser, sitDown, storySteps} from './browser.mjs';

const PLAYBOOK = 'Payments are down';
const INCIDENT = 'Cards are declined';
const PHONE = {width: 375, height: 720};

describe('the pages beside the chat', () => {
    let place;
    let browser;
    let ada;
    let ben;
    let playbookPage;
    let incidentPage;

    before(async () => {
        place = await openPlace();
        browser = await openBrowser();
        [ada, ben] = [await sitDown(browser, place.chat, 'ada'), await sitDown(browser, place.chat, 'ben')];
    });

    after(async () => {
        await browser?.close();
        await place?.close();
    });

    const step = storySteps(() => ({place, people: [ada, ben]}));
    const button = (person, name) => person.page.getByRole('button', {name});
    const link = (person, name) => person.page.getByRole('link', {name});
    /** Of a row of the list. */
    const row = (person, name) => person.page.getByRole('table').getByRole('link', {name});
    const heading = (person, name) => person.page.getByRole('heading', {name});
    /** One of the tabs at the top of the pages. */
    const goTo = (person, tab) =>
        person.page.getByRole('navigation', {name: 'Playbooks & Incidents'}).getByRole('link', {name: tab}).click();
    const at = (person) => new URL(person.page.url());

    step('ada opens them from the menu, and is told that there is nothing yet', async () => {
        await ada.logIn();
        await ben.logIn();
        await button(ada, 'Playbooks & Incidents').click();
        await heading(ada, 'No incidents yet').waitFor();
        assert.equal(at(ada).pathname, '/sre/muster/incidents');
        assert.deepEqual(await ada.barriers(), []);
        await ada.show('backstage-empty');
    });

    step('she writes a playbook from a template with the keyboard', async () => {
        await goTo(ada, 'Playbooks');
        await link(ada, /^Blank/).click();
        await ada.page.getByLabel('Title', {exact: true}).fill(PLAYBOOK);
        const title = ada.page.getByLabel('Title of the stage');
        await title.fill('Triage');
        await button(ada, 'Add a task').click();
        await ada.page.keyboard.type('Look at the graphs');
        await ada.page.keyboard.press('Enter');
        await ada.page.keyboard.type('Call the provider');
        await button(ada, 'Move the task Call the provider').press('ArrowUp');
        await ada.page.getByText('Call the provider is now 1 of 2.').waitFor({state: 'attached'});
        assert.deepEqual(await ada.barriers(), []);
    });

    step('a slash command is completed as in a channel', async () => {
        await button(ada, 'Command and description of Call the provider').click();
        const command = ada.page.getByRole('combobox', {name: 'Slash command'});
        await command.pressSequentially('/inc');
        await ada.page
            .getByRole('option', {name: /^\/incident/})
            .first()
            .waitFor();
        await command.press('ArrowDown');
        await command.press('Enter');
        await until('the command to be completed', async () => (await command.inputValue()).startsWith('/incident '));
    });

    step('it is kept, and its address is its own', async () => {
        await button(ada, 'Create playbook').click();
        await button(ada, 'Save').waitFor();
        assert.match(at(ada).pathname, /^\/sre\/muster\/playbooks\/[a-z0-9]{26}$/);
        playbookPage = at(ada).pathname;
        assert.equal(await ada.page.getByLabel('Title', {exact: true}).inputValue(), PLAYBOOK);
    });

    step('a task is dragged above another', async () => {
        const handle = button(ada, 'Move the task Look at the graphs');
        const [from, to] = [
            await handle.boundingBox(),
            await button(ada, 'Move the task Call the provider').boundingBox(),
        ];
        await ada.page.mouse.move(from.x + 8, from.y + 8);
        await ada.page.mouse.down();
        await ada.page.mouse.move(to.x + 8, to.y + 12, {steps: 8});
        await ada.page.mouse.up();
        const titles = ada.page.getByLabel('What is to be done');
        await ada.page.getByText('Unsaved changes').waitFor();
        assert.deepEqual(await titles.evaluateAll((all) => all.map((each) => each.value)), [
            'Look at the graphs',
            'Call the provider',
        ]);
        // The end of a drag swallows a click that follows at once, quicker than any person.
        await until('the playbook to be saved', async () => {
            if (await button(ada, 'Save').isEnabled()) {
                await button(ada, 'Save').click();
            }
            return ada.page.getByText('Saved.').isVisible();
        });
    });

    step('ben is let in, and nobody who is not found is', async () => {
        await link(ada, 'Permissions').click();
        const find = ada.page.getByRole('combobox', {name: 'Add a person'});
        await find.pressSequentially('zzz');
        await ada.page.getByText('Nobody in this team is called so.').waitFor();
        assert.deepEqual(await ada.barriers(), []);
        await find.fill('ben');
        await ada.page.getByRole('option', {name: /@ben/}).click();
        await button(ada, /^Remove ben/).waitFor();
        await button(ada, 'Save').click();
        await ada.page.getByText('Saved.').waitFor();
    });

    step('two edit it at once: the second sees what both changed, and decides', async () => {
        await ben.page.goto(place.chat + playbookPage);
        await ben.page.getByLabel('Title', {exact: true}).fill('Nobody can pay');
        await ben.page.getByLabel('Description', {exact: true}).fill('Cards, and invoices too.');
        await ada.page.getByLabel('Title', {exact: true}).fill('Payments fail');
        await button(ben, 'Save').click();
        await ben.page.getByText('Saved.').waitFor();

        await button(ada, 'Save').click();
        const alert = ada.page.getByRole('alert', {name: 'Somebody else has changed this playbook'});
        await alert.waitFor();
        assert.match(await alert.innerText(), /Payments fail\s+Nobody can pay/);
        assert.deepEqual(await ada.barriers(), []);
        await ada.show('backstage-conflict');
        await button(ada, 'Keep mine for these').click();
        await button(ada, 'Save').click();
        await ada.page.getByText('Saved.').waitFor();
        await ben.page.reload();
        await ben.page.getByLabel('Title', {exact: true}).waitFor();
        assert.equal(await ben.page.getByLabel('Title', {exact: true}).inputValue(), 'Payments fail');
        assert.equal(await ben.page.getByLabel('Description', {exact: true}).inputValue(), 'Cards, and invoices too.');
    });

    step('unsaved changes are asked about by a link, by the way back and by the menu', async () => {
        await ada.page.getByLabel('Title', {exact: true}).fill(PLAYBOOK);
        const question = ada.dialog('Leave without saving?');
        // Back to the editor's own first tab, which loses nothing.
        await ada.page.goBack();
        await button(ada, 'Add a stage').waitFor();
        const ways = [
            () => goTo(ada, 'Incidents'),
            () => ada.page.goBack(),
            () => ada.channelLink('Town Square').click(),
        ];
        for (const leave of ways) {
            await leave();
            await question.waitFor();
            await question.getByRole('button', {name: 'Stay here'}).click();
            assert.equal(await ada.page.getByLabel('Title', {exact: true}).inputValue(), PLAYBOOK);
        }
        await goTo(ada, 'Playbooks');
        await question.getByRole('button', {name: 'Save and leave'}).click();
        await row(ada, PLAYBOOK).waitFor();
    });

    step('a playbook is duplicated, taken out of use and brought back', async () => {
        await button(ada, `Actions for ${PLAYBOOK}`).click();
        await ada.page.getByRole('menuitem', {name: 'Duplicate'}).click();
        await button(ada, 'Save').waitFor();
        await goTo(ada, 'Playbooks');
        const copy = ada.page.getByRole('row', {name: new RegExp(`${PLAYBOOK}.+`)}).last();
        await copy.getByRole('button', {name: /^Actions for/}).click();
        await ada.page.getByRole('menuitem', {name: 'Archive'}).click();
        const question = ada.page.getByRole('dialog', {name: /^Archive/});
        assert.deepEqual(await ada.barriers(), []);
        await question.getByRole('button', {name: 'Archive'}).click();
        await button(ada, 'Undo').click();
        await ada.page.getByText(/is in use again/).waitFor();
    });

    step('a file of it is a playbook elsewhere', async () => {
        await button(ada, `Actions for ${PLAYBOOK}`).first().click();
        const [download] = await Promise.all([
            ada.page.waitForEvent('download'),
            ada.page.getByRole('menuitem', {name: 'Export as a file'}).click(),
        ]);
        const file = await download.path();
        assert.equal(JSON.parse(await readFile(file, 'utf8')).title, PLAYBOOK);
        const document = {name: 'plan.json', mimeType: 'application/json', buffer: await readFile(file)};
        await ada.page.getByLabel('Import a file').setInputFiles(document);
        await button(ada, 'Save').waitFor();
        assert.notEqual(at(ada).pathname, playbookPage);
        await goTo(ada, 'Playbooks');
        await ada.page.getByLabel('Import a file').setInputFiles({...document, buffer: Buffer.from('no playbook')});
        await ada.page.getByText('plan.json is not an exported playbook.').waitFor();
        await ada.show('backstage-playbooks');
    });

    step('an incident is started beside the list, and ben sees it come', async () => {
        await goTo(ben, 'Incidents');
        await heading(ben, 'No incidents yet').waitFor();
        await goTo(ada, 'Incidents');
        await button(ada, 'Start Incident').click();
        const form = ada.page.getByRole('dialog');
        await form.getByLabel('Name', {exact: true}).fill(INCIDENT);
        await form.getByLabel('Playbook').selectOption({label: 'Service outage'});
        await form.getByRole('button', {name: 'Start Incident'}).click();
        await row(ben, INCIDENT).waitFor();
        await row(ben, INCIDENT).click();
        await heading(ben, INCIDENT).waitFor();
        incidentPage = at(ben).pathname;
    });

    step('what is done in the channel is on its page at once', async () => {
        await ada.isIn(INCIDENT);
        await link(ben, 'Tasks').click();
        await ada.type('/incident check 0 1');
        await ben.page.getByText('1 of 3').waitFor();
        await ada.type('/incident check 0 0');
        await ben.page.getByText('2 of 3').waitFor();
        assert.deepEqual(await ben.barriers(), []);
    });

    step('the drawing of the completed tasks explains each wait, by keyboard too', async () => {
        await link(ben, 'Timeline').click();
        const first = button(ben, /^Check the last deployments/);
        await button(ben, /^Confirm the impact/).waitFor();
        await first.focus();
        await ben.page.getByText(/after the start/).waitFor();
        await ben.page.keyboard.press('Tab');
        await ben.page.getByText(/after the one before/).waitFor();
        assert.deepEqual(await ben.barriers(), []);
        await ben.show('backstage-timeline');
    });

    step('it is kept as a file', async () => {
        await button(ben, 'Export').click();
        const [download] = await Promise.all([
            ben.page.waitForEvent('download'),
            ben.page.getByRole('menuitem', {name: 'As Markdown'}).click(),
        ]);
        assert.equal(download.suggestedFilename(), 'INC-1.md');
        assert.match(await readFile(await download.path(), 'utf8'), new RegExp(INCIDENT));
    });

    step('the list is found by what stands in its address', async () => {
        await goTo(ben, 'Incidents');
        await ben.page.getByLabel('Status').selectOption({label: 'All ended'});
        await heading(ben, 'No incident matches').waitFor();
        await ada.page.goto(ben.page.url());
        await heading(ada, 'No incident matches').waitFor();
        await button(ada, 'Clear filters').first().click();
        await ada.page.getByRole('searchbox', {name: 'Search by name'}).fill('declined');
        await ada.page.waitForURL(/search=declined/);
        await row(ada, INCIDENT).waitFor();
        await ada.show('backstage-incidents');
    });

    step('offline it says so and keeps what it shows; back again it catches up', async () => {
        await ada.page.context().setOffline(true);
        await ada.page.getByRole('searchbox', {name: 'Search by name'}).fill('cards');
        await ada.page.getByText(/What you see may be out of date/).waitFor();
        await row(ada, INCIDENT).waitFor();
        await ada.page.context().setOffline(false);
        await button(ada, 'Try again').click();
        await ada.page.getByText(/What you see may be out of date/).waitFor({state: 'detached'});
    });

    step('every page is clear on a telephone', async () => {
        await ada.page.setViewportSize(PHONE);
        const pages = [
            '/sre/muster/incidents',
            incidentPage,
            `${incidentPage}/tasks`,
            `${incidentPage}/timeline`,
            '/sre/muster/playbooks',
            playbookPage,
            `${playbookPage}/preferences`,
            `${playbookPage}/automation`,
            `${playbookPage}/permissions`,
            '/sre/muster/statistics',
            '/sre/muster/settings',
        ];
        for (const page of pages) {
            await ada.page.goto(place.chat + page);
            await ada.page.locator('.muster-page h1').waitFor({state: 'attached'});
            const {wide, barriers} = {
                wide: await ada.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
                barriers: await ada.barriers(),
            };
            assert.deepEqual({page, wide: Math.max(0, wide), barriers}, {page, wide: 0, barriers: []});
        }
        await ada.show('backstage-telephone');
    });

    step('nothing was written to the console', () => {
        // But what the browser says by itself of a call that was refused or found no way, which both were wanted.
        const wanted =
            /^error: Failed to load resource: .*(ERR_INTERNET_DISCONNECTED|409 \(Conflict\))|ERR_INTERNET_DISCONNECTED/;
        const left = ({complaints}) => complaints.filter((line) => !wanted.test(line));
        assert.deepEqual({ada: left(ada), ben: left(ben)}, {ada: [], ben: []});
    });
});
