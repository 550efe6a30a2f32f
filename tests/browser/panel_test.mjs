// An incident as ada and ben work it in the panel beside its channel: by pointer, by keyboard, together, and while Muster is away.

import assert from 'node:assert/strict';
import {after, before, describe} from 'node:test';

import {openPlace} from '../support/place.mjs';
import {until} from '../support/until.mjs';
import {NETWORK, openBrowser, sitDown, storySteps} from './browser.mjs';

const INCIDENT = 'Orders cannot be paid';

/** The panel of a person. */
function panelOf(person) {
    const root = person.page.getByRole('complementary', {name: 'Plugin panel'});
    const task = (title) =>
        root
            .getByRole('listitem')
            .filter({has: person.page.getByRole('checkbox', {name: `Done: ${title}`, exact: true})});
    return {
        root,
        task,
        box: (title) => root.getByRole('checkbox', {name: `Done: ${title}`, exact: true}),
        stage: (title) => root.getByRole('region', {name: title, exact: true}),
        tab: (name) => root.getByRole('tab', {name}),
        button: (name) => root.getByRole('button', {name}),
        async act(title, what) {
            await task(title)
                .getByRole('button', {name: `Actions for ${title}`})
                .click();
            await person.page.getByRole('menuitem', {name: what, exact: true}).click();
        },
        titles: (stage) =>
            root
                .getByRole('region', {name: stage, exact: true})
                .getByRole('checkbox')
                .evaluateAll((all) => all.map((each) => each.getAttribute('aria-label').replace('Done: ', ''))),
        async isTicked(title, wanted = true) {
            const box = root.getByRole('checkbox', {name: `Done: ${title}`, exact: true});
            await until(
                `${person.name}'s tick at ${title} to be ${wanted}`,
                async () => (await box.isChecked()) === wanted,
            );
        },
        sees: (text) => root.getByText(text).first().waitFor(),
    };
}

describe('the panel beside an incident', () => {
    let place;
    let browser;
    let ada;
    let ben;
    let adas;
    let bens;
    const sockets = new Set();

    before(async () => {
        place = await openPlace();
        browser = await openBrowser();
        [ada, ben] = [await sitDown(browser, place.chat, 'ada'), await sitDown(browser, place.chat, 'ben')];
        [adas, bens] = [panelOf(ada), panelOf(ben)];
        ada.page.on('websocket', (socket) => sockets.add(new URL(socket.url()).pathname));
    });

    after(async () => {
        await browser?.close();
        await place?.close();
    });

    const step = storySteps(() => ({place, people: [ada, ben]}));

    step('welcomes who takes part in nothing', async () => {
        await ada.logIn();
        await ben.logIn();
        await ada.page.getByRole('button', {name: 'Incidents', exact: true}).click();
        await adas.sees('Nothing is on fire');
        assert.deepEqual(await ada.barriers(), []);
    });

    step('starts an incident, and says first what is missing', async () => {
        await adas.button('Start Incident').click();
        const form = ada.dialog('Start an incident');
        await form.getByLabel('Name').press('Enter');
        await form.getByText('Between 2 and 64 characters.').waitFor();
        await form.getByText('Choose a playbook, or none.').waitFor();
        assert.deepEqual(await ada.barriers(), []);
        await form.getByLabel('Name').fill(INCIDENT);
        await form.getByLabel('Playbook').selectOption({label: 'Service outage'});
        await form.getByLabel(/^Description/).fill('Card payments **fail** since 03:00.');
        await ada.show('panel-start');
        await form.getByRole('button', {name: 'Start Incident'}).click();
        await ada.isIn(INCIDENT);
        await adas.tab('Summary').waitFor();
    });

    step('opens by itself for who comes into the channel', async () => {
        await ben.page.getByRole('button', {name: 'Browse channels'}).click();
        await ben.page.getByRole('button', {name: `Join ${INCIDENT}`}).click();
        await ben.isIn(INCIDENT);
        await bens.tab('Summary').waitFor();
        await bens.sees('Card payments');
    });

    step('ticks by keyboard, and the other one sees it', async () => {
        await adas.tab('Tasks').click();
        await bens.tab('Tasks').click();
        await adas.box('Confirm the impact').press('Space');
        await adas.isTicked('Confirm the impact');
        await bens.isTicked('Confirm the impact');
        await ada.page.keyboard.press('ArrowDown');
        assert.equal(
            await ada.page.evaluate(() => document.activeElement.getAttribute('aria-label')),
            'Done: Check the last deployments',
        );
        await bens.box('Page the on-call of the failing service').click();
        await adas.isTicked('Page the on-call of the failing service');
        await bens.box('Page the on-call of the failing service').click();
        await adas.isTicked('Page the on-call of the failing service', false);
    });

    step('hears what the others do on a socket of its own, but on the chat server’s where that hosts Muster', () => {
        const isHosted = place.musterUrl().startsWith(place.chat);
        const own = isHosted ? [] : ['/plugins/muster/api/v0/websocket'];
        assert.deepEqual([...sockets].sort(), ['/api/v4/websocket', ...own]);
    });

    step('moves a task by keyboard, also into the next stage', async () => {
        await adas.box('Check the last deployments').focus();
        await ada.page.keyboard.press('Alt+ArrowDown');
        const wanted = ['Confirm the impact', 'Page the on-call of the failing service', 'Check the last deployments'];
        await until('the task at its place', async () => String(await bens.titles('Triage')) === String(wanted));
        await ada.page.keyboard.press('Alt+ArrowDown');
        await until('the task in the next stage', async () => (await bens.titles('Mitigate')).length === 4);
        assert.equal((await bens.titles('Mitigate'))[0], 'Check the last deployments');
    });

    step('moves a task by pointer', async () => {
        const row = adas.task('Check the last deployments');
        await row.hover();
        await row.getByTitle('Move Check the last deployments').hover();
        await ada.page.mouse.down();
        const to = await adas.task('Confirm the impact').boundingBox();
        await ada.page.mouse.move(to.x + 40, to.y + to.height / 2 + 20, {steps: 8});
        await ada.page.mouse.move(to.x + 40, to.y + to.height / 2, {steps: 4});
        await ada.page.mouse.up();
        await until('the task where it was dropped', async () =>
            (await bens.titles('Triage')).includes('Check the last deployments'),
        );
    });

    step('says who does a task, and until when', async () => {
        const task = adas.task('Check the last deployments');
        await task.getByRole('button', {name: /^Assignee of/}).click();
        await ada.page.keyboard.type('be');
        await ada.page.keyboard.press('Enter');
        await bens
            .task('Check the last deployments')
            .getByRole('button', {name: /ben \(you\)/})
            .waitFor();
        await adas.act('Check the last deployments', 'Due');
        await task.getByRole('button', {name: 'Save'}).click();
        await bens.task('Check the last deployments').getByText(/^Due /).waitFor();
        await adas.act('Check the last deployments', 'Mark as in progress');
        await bens.task('Check the last deployments').getByText('In progress').waitFor();
        await adas.act('Tell the status page', 'Skip');
        await bens.task('Tell the status page').getByText('Skipped').waitFor();
    });

    step('adds, changes and deletes a task, and brings one back', async () => {
        await adas.stage('Review').getByRole('button', {name: 'Add a task to Review'}).click();
        await adas.root.getByLabel('Title').fill('Write to the bank');
        await adas.root.getByLabel(/^Slash command/).fill('no slash');
        await ada.page.keyboard.press('Enter');
        await adas.sees('A slash command begins with a slash.');
        await adas.root.getByLabel(/^Slash command/).fill('/shrug');
        await ada.page.keyboard.press('Enter');
        await bens.box('Write to the bank').waitFor();
        await adas.box('Write to the bank').press('Enter');
        await adas.root.getByLabel('Title').fill('Write to both banks');
        await ada.page.keyboard.press('Enter');
        await bens.box('Write to both banks').waitFor();
        await adas.act('Write to both banks', 'Delete');
        await adas.button('Undo').click();
        await adas.box('Write to both banks').waitFor();
        await adas.act('Write to both banks', 'Delete');
        await bens.box('Write to both banks').waitFor({state: 'detached'});
    });

    step('deletes a task although the page is left before it could be brought back', async () => {
        await adas.stage('Review').getByRole('button', {name: 'Add a task to Review'}).click();
        await adas.root.getByLabel('Title').fill('Buy cake');
        await ada.page.keyboard.press('Enter');
        await bens.box('Buy cake').waitFor();
        await adas.act('Buy cake', 'Delete');
        await ada.page.reload();
        await bens.box('Buy cake').waitFor({state: 'detached'});
        await adas.tab('Tasks').click();
    });

    step('runs the command of a task as oneself', async () => {
        await adas.task('Confirm the impact').getByRole('button', {name: /^Run /}).click();
        await bens
            .task('Confirm the impact')
            .getByText(/last run/)
            .waitFor();
    });

    step('has no barriers while one works, in the dark and on a phone', async () => {
        assert.deepEqual(await ada.barriers(), []);
        await ada.show('panel-tasks');
        await ada.page.emulateMedia({colorScheme: 'dark'});
        assert.deepEqual(await ada.barriers(), []);
        await ada.show('panel-dark');
        const desk = ada.page.viewportSize();
        await ada.page.setViewportSize({width: 375, height: 720});
        assert.deepEqual(await ada.barriers(), []);
        const overflow = await adas.root.evaluate((panel) => panel.scrollWidth - panel.clientWidth);
        assert.equal(overflow, 0);
        await ada.show('panel-phone');
        await ada.page.emulateMedia({colorScheme: 'light'});
        await ada.page.setViewportSize(desk);
    });

    step('goes to the next stage after a question', async () => {
        await adas.button('Next Stage').click();
        const question = ada.dialog('Not all tasks are done');
        await question.getByText(/2 tasks are still open/).waitFor();
        await question.getByRole('button', {name: 'Go on anyway'}).click();
        await bens.stage('Mitigate').getByText('Current stage').waitFor();
    });

    step('says where it stands, for everybody and in the channel', async () => {
        await bens.tab('Summary').click();
        await adas.tab('Summary').click();
        await adas.button('Update Status').click();
        const form = ada.dialog('Update Status');
        await form.getByLabel('Message').fill('We **roll back** the last deployment.');
        await form.getByLabel('Remind to update again').selectOption({label: 'in 1 hour'});
        await form.getByRole('button', {name: 'Update Status'}).click();
        await bens.sees('roll back');
        await bens.sees(/^in \d+m/);
        await ben.sees('Status update by @ada');
    });

    step('hands the incident over by keyboard', async () => {
        await adas.button(/^Change the commander/).press('Enter');
        await ada.page.keyboard.type('ben');
        await ada.page.keyboard.press('Enter');
        await bens.button(/^Change the commander: ben/).waitFor();
        assert.deepEqual(await ada.barriers(), []);
        await ada.show('panel-summary');
    });

    step('tells what happened, takes an entry and leads to a message', async () => {
        await ben.type('The bank called.');
        const message = ada.post('The bank called.');
        await message.hover();
        await message.getByRole('button', {name: 'Message actions'}).click();
        await ada.page.getByRole('menuitem', {name: 'Add to incident timeline'}).click();
        const form = ada.dialog('Add to the timeline');
        assert.equal(await form.getByLabel('What happened').inputValue(), 'The bank called.');
        await form.getByRole('button', {name: 'Add an entry'}).click();
        await form.waitFor({state: 'detached'});
        // The menu's item is gone, so the form cannot give the keyboard back to it.
        const hasKeyboard = () => document.activeElement?.id === 'post_textbox';
        await until('the keyboard in the message box', () => ada.page.evaluate(hasKeyboard));
        await adas.tab('Timeline').click();
        await adas.root.getByLabel('Show', {exact: true}).selectOption({label: 'Entries'});
        await adas.sees('The bank called.');
        assert.equal(await adas.root.getByRole('list', {name: 'Timeline'}).getByRole('listitem').count(), 1);
        assert.deepEqual(await ada.barriers(), []);
        await adas.button('Show the message').click();
        await ada.isIn(INCIDENT);
    });

    step('names who takes part', async () => {
        await adas.tab('Participants').click();
        await adas.sees('Taking part (2)');
        assert.deepEqual(await ada.barriers(), []);
    });

    step('takes a tick back when Muster is away, and goes on when it is back', async () => {
        await adas.tab('Tasks').click();
        await bens.tab('Tasks').click();
        await place.muster.stop();
        await adas.box('Stop the bleeding').click();
        await adas.sees('Muster does not answer');
        await adas.isTicked('Stop the bleeding', false);
        await adas.sees('Not connected.');
        await place.startMuster();
        await place.ready();
        await adas.root.getByText('Not connected.').waitFor({state: 'detached'});
        await bens.root.getByText('Not connected.').waitFor({state: 'detached'});
        await adas.box('Stop the bleeding').click();
        await bens.isTicked('Stop the bleeding');
    });

    step('ends and restarts the incident', async () => {
        await adas.tab('Summary').click();
        await adas.button('Actions for the incident').click();
        await ada.page.getByRole('menuitem', {name: 'End Incident'}).click();
        await ada.dialog('End the incident?').getByRole('button', {name: 'End Incident'}).click();
        await bens.button('Restart Incident').click();
        await ben.dialog('Restart the incident?').getByRole('button', {name: 'Restart Incident'}).click();
        await bens.button('Next Stage').waitFor();
    });

    step('lists what one takes part in, and leads to its channel', async () => {
        await ada.channelLink('Town Square').click();
        await ada.isIn('Town Square');
        await adas.sees('Your Ongoing Incidents');
        assert.deepEqual(await ada.barriers(), []);
        await ada.show('panel-list');
        await adas.button(`Go to the channel of ${INCIDENT}`).click();
        await ada.isIn(INCIDENT);
        await adas.tab('Tasks').waitFor();
    });

    step('nothing of ours was written to the console', async () => {
        const ours = [...ada.complaints, ...ben.complaints].filter((each) => !NETWORK.test(each));
        assert.deepEqual(ours, []);
    });
});
