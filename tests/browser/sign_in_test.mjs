// One page, two people: Mattermost's page loads plugins before anybody has signed in, and is the same page for whoever comes next.

import assert from 'node:assert/strict';
import {after, before, describe} from 'node:test';

import {enter} from '../support/person.mjs';
import {openPlace} from '../support/place.mjs';
import {openBrowser, sitDown, storySteps} from './browser.mjs';

const INCIDENT = 'Only ada is in this one';

describe('the panel on a page that one person leaves to the next', () => {
    let place;
    let browser;
    let reader;
    let ada;
    const asked = [];

    before(async () => {
        place = await openPlace();
        browser = await openBrowser();
        ada = await enter(place.chat, 'ada');
        await ada.start(INCIDENT);
        reader = await sitDown(browser, place.chat, 'ada');
        reader.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    });

    after(async () => {
        ada?.leave();
        await browser?.close();
        await place?.close();
    });

    const step = storySteps(() => ({place, people: [reader]}));
    const panel = () => reader.page.getByRole('complementary', {name: 'Plugin panel'});
    const openPanel = () => reader.page.getByRole('button', {name: 'Incidents', exact: true}).click();

    step('nothing is asked of Muster while nobody is signed in', async () => {
        await reader.page.reload();
        await reader.page.locator('script#plugin_muster').waitFor({state: 'attached'});
        await reader.page.getByLabel('Username').waitFor();
        assert.deepEqual(
            asked.filter((path) => path.startsWith('/plugins/') || path.includes('/commands/')),
            [],
        );
    });

    step('it is there for who signs in, without another look at the page', async () => {
        await reader.logIn();
        await openPanel();
        await panel().getByText(INCIDENT).first().waitFor();
    });

    step('it has nothing of ada for ben, who signs in after her', async () => {
        await reader.page.getByRole('button', {name: 'Log out'}).click();
        await reader.page.getByLabel('Username').fill('ben');
        await reader.page.getByLabel('Password').fill('Sandbox-1');
        await reader.page.getByRole('button', {name: 'Log in'}).click();
        await openPanel();
        await panel().getByText('Nothing is on fire').waitFor();
        assert.equal(await panel().getByText(INCIDENT).count(), 0);
    });

    step('nothing was written to the console', () => {
        assert.deepEqual(reader.complaints, []);
    });
});
