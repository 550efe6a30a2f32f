// Cleo reads the chat in German: what Muster refuses her it refuses in German, by whatever screen she asked.

import assert from 'node:assert/strict';
import {after, before, describe} from 'node:test';

import {enter} from '../support/person.mjs';
import {openPlace} from '../support/place.mjs';
import {NETWORK, openBrowser, sitDown, storySteps} from './browser.mjs';

const INCIDENT = 'Orders cannot be paid';

describe('a German reader', () => {
    let place;
    let browser;
    let ada;
    let cleo;
    let channel;

    before(async () => {
        place = await openPlace();
        ada = await enter(place.chat, 'ada');
        const reader = await enter(place.chat, 'cleo');
        await reader.rest.put(`/users/${reader.me.id}/patch`, {locale: 'de'});
        ({channel} = await ada.start(INCIDENT));
        await reader.join(channel.id);
        reader.leave();
        browser = await openBrowser();
        cleo = await sitDown(browser, place.chat, 'cleo');
        await cleo.logIn();
    });

    after(async () => {
        ada?.leave();
        await browser?.close();
        await place?.close();
    });

    const step = storySteps(() => ({place, people: [cleo]}));
    const panel = () => cleo.page.getByRole('complementary', {name: 'Plugin panel'});

    step('is refused in German what somebody else was faster to do', async () => {
        await cleo.channelLink(INCIDENT).click();
        await panel().getByRole('button', {name: 'Aktionen für den Vorfall'}).click();
        await cleo.page.getByRole('menuitem', {name: 'Vorfall beenden'}).click();
        const question = cleo.dialog('Den Vorfall beenden?');
        await question.waitFor();
        const incident = await place.call(ada, 'GET', `/incidents/channel/${channel.id}`);
        await place.call(ada, 'PUT', `/incidents/${incident.json.id}/end`);
        await question.getByRole('button', {name: 'Vorfall beenden'}).click();
        await panel().getByText('Der Vorfall ist schon beendet.').waitFor();
    });

    step('is told in German what is wrong with a file', async () => {
        await cleo.page.goto(`${place.chat}/sre/muster/playbooks`);
        const plan = {format: 1, title: 'Plan', checklists: [{title: 'Triage', items: [{title: ''}]}]};
        const file = {name: 'plan.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(plan))};
        await cleo.page.getByLabel('Datei importieren').setInputFiles(file);
        await cleo.page.getByText('Jeder Abschnitt und jede Aufgabe braucht einen Titel.').waitFor();
    });

    step('has nothing of ours in the console', () => {
        assert.deepEqual(
            cleo.complaints.filter((each) => !NETWORK.test(each)),
            [],
        );
    });
});
