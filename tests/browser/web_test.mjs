// From the chat to Muster's own pages: the link of /incident web in a real browser.

import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';

import {openPlace} from '../support/place.mjs';
import {withLogsOf} from '../support/processes.mjs';
import {openBrowser, sitDown} from './browser.mjs';

const INCIDENT = 'Checkout fails at 50%';

describe('the link of /incident web', () => {
    let place;
    let browser;
    let ada;

    before(async () => {
        place = await openPlace();
        browser = await openBrowser();
        ada = await sitDown(browser, place.chat, 'ada');
        await ada.logIn();
        await ada.type('/incident start');
        const form = ada.dialog('Incident Details');
        await form.getByLabel('Incident Name').fill(INCIDENT);
        await form.getByLabel('Playbook').selectOption({label: 'Service outage'});
        await form.getByLabel('Incident Name').press('Enter');
        await ada.channelLink(INCIDENT).click();
        await ada.isIn(INCIDENT);
    });

    after(async () => {
        await browser?.close();
        await place?.close();
    });

    const story = (title, steps) => test(title, () => withLogsOf(place.programs(), steps));

    /** Asks for a link and reads its address where the person would click it. */
    async function link() {
        const links = ada.posts.getByRole('link', {name: /Open in the browser/});
        const before = await links.count();
        await ada.type('/incident web');
        await links.nth(before).waitFor();
        return links.nth(before).getAttribute('href');
    }

    story('opens the incident as a page, and the address keeps no code', async () => {
        const page = await ada.page.context().newPage();
        await page.goto(await link());
        await page.getByRole('heading', {level: 1, name: new RegExp(INCIDENT)}).waitFor();
        assert.ok(!page.url().includes('#'), page.url());
        assert.equal((await page.goto(page.url())).status(), 200, 'it can be read again');
        await page.close();
    });

    story('opens once: who finds it later is told so, and is nobody', async () => {
        const address = await link();
        const page = await ada.page.context().newPage();
        await page.goto(address);
        await page.getByRole('heading', {level: 1, name: new RegExp(INCIDENT)}).waitFor();
        const incidentPage = page.url();
        await page.close();

        const stranger = await (await browser.newContext()).newPage();
        await stranger.goto(address);
        await stranger.getByText(/was used already/).waitFor();
        assert.equal((await stranger.goto(incidentPage)).status(), 401);
        await stranger.context().close();
    });
});
