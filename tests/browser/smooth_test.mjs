// An incident with two hundred tasks in the panel. How long the browser is busy is printed, not judged: a machine that
// does other things would be judged with it.

import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';

import {enter} from '../support/person.mjs';
import {openPlace} from '../support/place.mjs';
import {withLogsOf} from '../support/processes.mjs';
import {until} from '../support/until.mjs';
import {openBrowser, sitDown} from './browser.mjs';

const INCIDENT = 'Everything is down';
const STAGES = 4;
const TASKS = 50;

/** Begins to note how long the page is busy at a time, and how far apart its frames are. */
function watchPage() {
    const seen = {busy: [], frames: []};
    new PerformanceObserver((list) => seen.busy.push(...list.getEntries().map((each) => each.duration))).observe({
        entryTypes: ['longtask'],
    });
    let last = performance.now();
    const frame = (now) => {
        seen.frames.push(now - last);
        last = now;
        requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    globalThis.seenByTest = seen;
}

/** What was noted since the last time. */
function readPage() {
    const {busy, frames} = globalThis.seenByTest;
    const sorted = frames.splice(0).sort((a, b) => a - b);
    const taken = busy.splice(0);
    return {
        longTasks: taken.length,
        longest: Math.round(Math.max(0, ...taken)),
        frame: Math.round(sorted[Math.floor(sorted.length * 0.95)] ?? 0),
    };
}

describe('an incident with two hundred tasks', () => {
    let place;
    let browser;
    let ada;

    before(async () => {
        place = await openPlace();
        browser = await openBrowser();
        ada = await sitDown(browser, place.chat, 'ada');
        const person = await enter(place.chat, 'ada');
        const team = person.team.id;
        const checklists = Array.from({length: STAGES}, (_, stage) => ({
            title: `Stage ${stage + 1}`,
            items: Array.from({length: TASKS}, (_each, task) => ({
                title: `Task ${stage + 1}.${task + 1}`,
                description: 'Look at the graphs.',
            })),
        }));
        const playbook = await place.call(person, 'POST', '/playbooks', {title: 'Large', team_id: team, checklists});
        assert.equal(playbook.status, 201, playbook.text);
        const wanted = {name: INCIDENT, team_id: team, playbook_id: playbook.json.id};
        const started = await place.call(person, 'POST', '/incidents', wanted);
        assert.equal(started.status, 201, started.text);
    });

    after(async () => {
        await browser?.close();
        await place?.close();
    });

    test('is drawn, ticked and scrolled', (t) =>
        withLogsOf(place.programs(), async () => {
            const tell = async (what) => {
                const {longTasks, longest, frame} = await ada.page.evaluate(readPage);
                t.diagnostic(
                    `records: ${what}: ${longTasks} long tasks, the longest ${longest} ms, 95% of frames within ${frame} ms`,
                );
            };
            await ada.logIn();
            await ada.channelLink(INCIDENT).click();
            const panel = ada.page.getByRole('complementary', {name: 'Plugin panel'});
            await panel.getByRole('tab', {name: 'Tasks'}).waitFor();
            await ada.page.evaluate(watchPage);
            await panel.getByRole('tab', {name: 'Tasks'}).click();
            const boxes = panel.getByRole('checkbox');
            await until('all tasks', async () => (await boxes.count()) === STAGES * TASKS);
            await tell('opening');

            await boxes.first().focus();
            for (let task = 1; task <= 10; task += 1) {
                await ada.page.keyboard.press('Space');
                await ada.page.keyboard.press('ArrowDown');
            }
            await until('ten ticks', async () => (await panel.getByRole('checkbox', {checked: true}).count()) === 10);
            await panel.getByText('10/50').waitFor();
            await tell('ten ticks');

            for (let wheel = 0; wheel < 20; wheel += 1) {
                await boxes.nth(20).hover({force: true});
                await ada.page.mouse.wheel(0, 300);
            }
            await panel.getByText('Task 4.50').scrollIntoViewIfNeeded();
            await tell('scrolling');
            assert.deepEqual(ada.complaints, []);
        }));
});
