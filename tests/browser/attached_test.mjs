// The same panel where the chat server has no route to Muster: the page asks for a session and speaks with Muster itself.

import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';

import {enter} from '../support/person.mjs';
import {openPlace} from '../support/place.mjs';
import {withLogsOf} from '../support/processes.mjs';
import {until} from '../support/until.mjs';
import {openBrowser, sitDown} from './browser.mjs';

const TASK = 'Confirm the impact';

describe('the panel of a Muster that is only attached', () => {
    let place;
    let browser;
    let ada;
    let ben;
    let channel;
    const asked = [];

    before(async () => {
        place = await openPlace({hasRoute: false});
        browser = await openBrowser();
        ada = await sitDown(browser, place.chat, 'ada');
        ada.page.on('request', (request) => asked.push(request.url()));
        ben = await enter(place.chat, 'ben');
        await ada.logIn();
    });

    after(async () => {
        ben?.leave();
        await browser?.close();
        await place?.close();
    });

    const step = (title, steps) => test(title, () => withLogsOf(place.programs(), steps));
    const box = () => ada.page.getByRole('checkbox', {name: `Done: ${TASK}`, exact: true});

    step('shows the incident, and ticks', async () => {
        ({channel} = await ben.start('Checkout is down'));
        await ada.page.goto(`${place.chat}/sre/channels/${channel.name}`);
        await ada.page.getByRole('tab', {name: 'Tasks'}).click();
        await box().click();
        await ben.reads(channel.id, new RegExp(`ada checked off \\*\\*${TASK}\\*\\*`));
        assert.ok(asked.some((url) => url.startsWith(`${place.musterUrl()}/api/v0/`)));
    });

    step('is told of what others do', async () => {
        await until('the tick', () => box().isChecked());
        await ben.say('check 0 0', channel.id);
        await until('the tick to be gone', async () => !(await box().isChecked()));
    });

    step('leaves no trace of the session in any channel', async () => {
        const messages = await ben.messages(channel.id);
        assert.ok(!messages.some((message) => message.includes('session')), messages.join('\n'));
    });

    step('writes nothing to the console, neither beside the chat nor on its own pages', async () => {
        await ada.page.goto(`${place.chat}/sre/muster/incidents`);
        await ada.page.getByRole('table').getByRole('link', {name: 'Checkout is down'}).waitFor();
        assert.deepEqual(ada.complaints, []);
    });
});
