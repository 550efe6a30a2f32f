// What holds of every state of a screen: no barriers, nothing in the console, and the look that is kept of it, in light and dark.

import assert from 'node:assert/strict';
import {fileURLToPath} from 'node:url';

import {NETWORK, openBrowser} from './browser.mjs';
import {looksAsKept} from './pictures.mjs';

/** A browser that draws letters alike on every machine. */
export const openPictureBrowser = () => openBrowser({fonts: fileURLToPath(new URL('./fonts.conf', import.meta.url))});

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
