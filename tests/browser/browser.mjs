// A person in front of the sandbox's page in Chromium, and what the page must never do: write to the console or fail axe's rules.

import {mkdir, readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';

import {chromium} from 'playwright-core';

import {withLogsOf} from '../support/processes.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const shots = process.env.MUSTER_SCREENSHOTS
    ? fileURLToPath(new URL('../../docs/screenshots/', import.meta.url))
    : undefined;
const ARGS = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
];
const PASSWORD = 'Sandbox-1';
// Pictures are 1280 × 800 too, of a larger window: an incident's channel has much to show.
const VIEW = shots
    ? {viewport: {width: 1800, height: 1125}, deviceScaleFactor: 32 / 45}
    : {viewport: {width: 1280, height: 800}};
const PATIENCE = 20_000; // milliseconds
/** What Chromium itself writes to the console when a server is away or refuses; everything else is ours. */
export const NETWORK = /Failed to load resource|WebSocket connection to .* failed/;

/**
 * Debian's Chromium, or the one that MUSTER_CHROMIUM names.
 * @param {{fonts?: string}} [options] a file that says to fontconfig which fonts there are and how they are drawn
 */
export function openBrowser({fonts} = {}) {
    return chromium.launch({
        ...(fonts && {env: {...process.env, FONTCONFIG_FILE: fonts}}),
        executablePath: process.env.MUSTER_CHROMIUM ?? '/usr/bin/chromium',
        headless: true,
        chromiumSandbox: false,
        args: ARGS,
    });
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} base address of the sandbox
 * @param {string} name
 */
export async function sitDown(browser, base, name) {
    const context = await browser.newContext({...VIEW, locale: 'en-GB', timezoneId: 'UTC', reducedMotion: 'reduce'});
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    const complaints = [];
    page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) {
            complaints.push(`${message.type()}: ${message.text()} (${message.location().url})`);
        }
    });
    page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
    await page.goto(base);

    const posts = page.getByRole('log', {name: 'Messages'}).getByTestId('post');
    const box = page.getByRole('textbox', {name: /^Write to/});
    const person = {
        name,
        page,
        posts,
        box,
        complaints,
        dialog: (title) => page.getByRole('dialog', {name: title}),
        post: (text) => posts.filter({hasText: text}),
        channelLink: (title) => page.getByRole('navigation').getByRole('link', {name: title}),

        async logIn() {
            await page.getByLabel('Username').fill(name);
            await page.getByLabel('Password').fill(PASSWORD);
            await page.getByRole('button', {name: 'Log in'}).click();
            await page.getByRole('heading', {level: 1}).waitFor();
            await box.waitFor();
        },
        async type(line) {
            await box.fill(line);
            await box.press('Enter');
        },
        /** Waits until a message with the text is in the channel. */
        sees: (text) => person.post(text).last().waitFor(),
        async isIn(title) {
            await page.getByRole('heading', {level: 1, name: title}).waitFor();
        },

        /**
         * What axe finds wrong with the page as it is, or with the part `within` a selector, one line a place; by all its rules but those
         * named in `but`, or only by those named in `only`.
         */
        async barriers({but = [], only = [], within = 'html'} = {}) {
            await page.evaluate(await readFile(axe, 'utf8')); // a script element would be against the page's policy
            const options = {
                rules: Object.fromEntries(but.map((rule) => [rule, {enabled: false}])),
                ...(only.length > 0 && {runOnly: {type: 'rule', values: only}}),
            };
            const {violations} = await page.evaluate(([part, how]) => globalThis.axe.run(part, how), [within, options]);
            return violations.flatMap(({id, nodes}) =>
                nodes.map(({target, failureSummary}) => `${id}: ${target.join(' ')}: ${failureSummary}`),
            );
        },
        /** A picture for the README and the docs, when MUSTER_SCREENSHOTS is set. */
        async show(station) {
            if (shots) {
                await mkdir(shots, {recursive: true});
                await page.mouse.move(0, 0); // nothing is lit up because the pointer happens to be there
                await page.screenshot({path: `${shots}${station}.png`});
            }
        },
    };
    return person;
}

/**
 * Makes `test` into steps of one story: each goes on where the one before has ended, and after one that failed there is nothing to go
 * on from. A failure brings the pages' consoles and pictures of all who are there.
 * @param {() => {place: import('../support/place.mjs').Place, people: Awaited<ReturnType<typeof sitDown>>[]}} scene
 *     asked when a step begins
 */
export function storySteps(scene) {
    let isBroken = false;
    return (title, steps) =>
        test(title, (t) => {
            const {place, people} = scene();
            return withLogsOf(place.programs(), async () => {
                if (isBroken) {
                    t.skip('an earlier step failed');
                    return;
                }
                try {
                    await steps();
                } catch (error) {
                    isBroken = true;
                    const complaints = people.flatMap((person) => person.complaints);
                    error.message += `\n--- the page's console ---\n${complaints.join('\n')}`;
                    await Promise.all(people.map((person) => person.show(`failed-${person.name}`)));
                    throw error;
                }
            });
        });
}
