// What holds of every state of a screen: no barriers, nothing in the console, and the look that is kept of it, in light and dark.

import assert from 'node:assert/strict';
import {fileURLToPath} from 'node:url';

import {preparePlace} from '../support/place.mjs';
import {NETWORK, openBrowser, sitDown} from './browser.mjs';
import {looksAsKept} from './pictures.mjs';
import {takeStage, worldOf} from './stage.mjs';

/** A browser that draws letters alike on every machine. */
const openPictureBrowser = () => openBrowser({fonts: fileURLToPath(new URL('./fonts.conf', import.meta.url))});

/** Ada before the sandbox's page, signed in, with Muster played by the test. `close` ends all of it. */
export async function openStates() {
    const place = await preparePlace();
    await place.startSandbox();
    const browser = await openPictureBrowser();
    const ada = await sitDown(browser, place.chat, 'ada');
    await ada.page.setViewportSize({width: 1100, height: 600});
    const muster = await takeStage(ada.page, await worldOf(place.chat));
    await muster.usual(false);
    await ada.logIn();
    const close = async () => {
        await browser.close();
        await place.close();
    };
    return {place, ada, muster, close};
}

/**
 * @param {Awaited<ReturnType<import('./browser.mjs').sitDown>>} person
 * @param {{part: string, name: string, isNoisy: boolean}} what the selector of what is looked at, and the name of its pictures
 */
export async function seen(person, {part, name, isNoisy}) {
    const {page} = person;
    await page.emulateMedia({colorScheme: 'light'});
    assert.deepEqual(await person.barriers({within: part}), []);
    await looksAsKept(page.locator(part), `${name}-light`);
    await page.emulateMedia({colorScheme: 'dark'});
    // The dark differs in nothing but its colours.
    assert.deepEqual(await person.barriers({within: part, only: ['color-contrast']}), []);
    await looksAsKept(page.locator(part), `${name}-dark`);
    const complaints = person.complaints.splice(0);
    assert.deepEqual(isNoisy ? complaints.filter((each) => !NETWORK.test(each)) : complaints, []);
}
