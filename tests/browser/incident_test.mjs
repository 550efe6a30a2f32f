// An incident as ada and ben live it in the browser: two commands to a channel, ticks, stages, a new commander, the end and a restart.

import assert from 'node:assert/strict';
import {after, before, describe} from 'node:test';

import {openPlace} from '../support/place.mjs';
import {openBrowser, sitDown, storySteps} from './browser.mjs';

const INCIDENT = 'Checkout fails at 50% 🔥';

describe('an incident in the browser', () => {
    let place;
    let browser;
    let ada;
    let ben;

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

    step('ada logs in and is in the team', async () => {
        await ada.page.getByLabel('Username').waitFor();
        assert.deepEqual(await ada.barriers(), []);
        await ada.logIn();
        await ben.logIn();
        await ada.channelLink('Town Square').waitFor();
    });

    step('a slash shows what she can type', async () => {
        await ada.box.pressSequentially('/inc');
        const suggestion = ada.page
            .getByRole('listbox', {name: 'Suggestions'})
            .getByRole('option', {name: /^\/?incident/});
        await suggestion.waitFor();
        await ada.show('suggestions');
        await ada.box.press('Tab');
        assert.match(await ada.box.inputValue(), /^\/incident /);
    });

    step('start shows a form, which she fills with the keyboard', async () => {
        await ada.type('/incident start');
        const form = ada.dialog('Incident Details');
        await form.waitFor();
        assert.deepEqual(await ada.barriers(), []);
        await form.getByLabel('Incident Name').fill(INCIDENT);
        await form.getByLabel('Playbook').selectOption({label: 'Service outage'});
        await form.getByLabel(/^Description/).fill('Card payments are declined since **03:00**. Orders: -50%.');
        await ada.show('form');
        await form.getByLabel('Incident Name').press('Enter');
        await form.waitFor({state: 'detached'});
    });

    step('a line that only she sees leads to the channel of the incident', async () => {
        const line = ada.post('was started in').last();
        await line.waitFor();
        assert.match(await line.innerText(), /Only visible to you/);
        assert.equal(await ben.post('was started in').count(), 0);
        await line.getByRole('link', {name: new RegExp(INCIDENT.slice(0, 8))}).click();
        await ada.isIn(INCIDENT);
        await ada.sees(
            'This incident (INC-1) was started by @ada with the playbook Service outage. @ada is the commander.',
        );
    });

    step('ben finds the channel, joins it and reads what was said', async () => {
        await ben.page.getByRole('button', {name: 'Browse channels'}).click();
        await ben.page.getByRole('button', {name: `Join ${INCIDENT}`}).click();
        await ben.isIn(INCIDENT);
        await ben.sees('This incident (INC-1) was started by @ada');
        await ada.sees(/ben joined the channel/);
    });

    step('a tick by command and one from the menu are seen by both at once', async () => {
        await ada.type('/incident check 0 0');
        await Promise.all([ada, ben].map((each) => each.sees('ada checked off Confirm the impact.')));
        await ben
            .post('This incident (INC-1)')
            .getByLabel('Check off a task…')
            .selectOption({label: 'Check the last deployments'});
        await Promise.all([ada, ben].map((each) => each.sees('ben checked off Check the last deployments.')));
    });

    step('the channel with its menu keeps nobody out', async () => {
        assert.deepEqual(await ada.barriers(), []);
    });

    step('stage next asks, as one task is open', async () => {
        await ada.type('/incident stage next');
        const question = ada.dialog('Not All Tasks Done');
        await question.waitFor();
        assert.match(await question.innerText(), /In stage Triage 1 task is still open/);
        await question.getByRole('button', {name: 'Confirm'}).click();
        await Promise.all(
            [ada, ben].map((each) => each.sees('ada moved the incident from stage Triage to stage Mitigate.')),
        );
    });

    step('ben becomes the commander', async () => {
        await ada.type('/incident commander @ben');
        await Promise.all([ada, ben].map((each) => each.sees('ada changed the commander from @ada to @ben.')));
    });

    step('info shows her alone where it stands', async () => {
        await ben.type('/incident check 1 0');
        await ada.sees('ben checked off Stop the bleeding.');
        await ada.type('/incident info');
        const shown = ada.post('Only visible to you').last();
        await shown.getByText('INC-1').waitFor();
        const text = await shown.innerText();
        assert.match(text, /Status\s+Reported \(ongoing\)/);
        assert.match(text, /Commander\s+@ben/);
        assert.match(text, /Triage 2\/3 → Mitigate 1\/3 → Review 0\/2/);
        assert.match(text, /✅ 1 0 Stop the bleeding\s+⬜\uFE0F? 1 1 Tell the status page/);
        // Headings inside a message have the level that its author gave them.
        assert.deepEqual(await ada.barriers({but: ['heading-order']}), []);
        await ada.show('incident');
    });

    step('ben ends it after a question, and ada restarts it', async () => {
        await ben.type('/incident end');
        const question = ben.dialog('Confirm End Incident');
        await question.getByRole('button', {name: 'Confirm'}).click();
        await Promise.all([ada, ben].map((each) => each.sees('ben ended this incident.')));
        await ada.type('/incident restart');
        await Promise.all([ada, ben].map((each) => each.sees('ada restarted this incident.')));
    });

    step('list leads back to the incident from anywhere', async () => {
        await ada.channelLink('Town Square').click();
        await ada.isIn('Town Square');
        await ada.type('/incident list');
        const shown = ada.post('Your ongoing incident').last();
        await shown.waitFor();
        assert.match(await shown.innerText(), /INC-1 Checkout fails at 50% 🔥/);
        await ada.show('list');
        await shown.getByRole('link', {name: new RegExp(INCIDENT.slice(0, 8))}).click();
        await ada.isIn(INCIDENT);
    });

    step('a wrong word is answered with the right ones', async () => {
        await ada.type('/incident check one');
        await ada.sees('Usage: /incident check <stage> <task>');
    });

    step('nothing was written to the console', () => {
        assert.deepEqual({ada: ada.complaints, ben: ben.complaints}, {ada: [], ben: []});
    });
});
