// An incident with two hundred tasks in the panel, and a team with five thousand incidents. How long the browser is busy is printed, not judged: a machine that
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
const INCIDENTS = 5000;
const ONGOING = 500;
const PLAYBOOKS = 60;

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

/** Prints what was noted since the last time, under a name. */
const teller = (t, person) => async (what) => {
    const {longTasks, longest, frame} = await person.page.evaluate(readPage);
    t.diagnostic(
        `records: ${what}: ${longTasks} long tasks, the longest ${longest} ms, 95% of frames within ${frame} ms`,
    );
};

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
            const tell = teller(t, ada);
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

            // The pointer is put over the list once: the wheel moves the rows on for a while after it is turned.
            await boxes.nth(10).hover();
            const topOf = (task) => boxes.nth(task).evaluate((box) => box.getBoundingClientRect().top);
            for (let wheel = 0; wheel < 20; wheel += 1) {
                const before = await topOf(20);
                await ada.page.mouse.wheel(0, 200);
                await until('a moved list', async () => (await topOf(20)) < before);
            }
            await panel.getByText('Task 4.50').scrollIntoViewIfNeeded();
            await tell('scrolling');
            assert.deepEqual(ada.complaints, []);
        }));
});

describe('a team with five thousand incidents', () => {
    let place;
    let browser;
    let ada;

    before(async () => {
        place = await openPlace();
        const admin = await enter(place.chat, 'admin');
        await admin.say(`test bulk-data ${ONGOING} ${INCIDENTS - ONGOING} 2020-01-31 2020-11-22 2`);
        for (let at = 1; at <= PLAYBOOKS; at += 1) {
            const wanted = {title: `Playbook ${at}`, team_id: admin.team.id, checklists: []};
            assert.equal((await place.call(admin, 'POST', '/playbooks', wanted)).status, 201);
        }
        const path = `/incidents?team_id=${admin.team.id}&per_page=1`;
        await until(
            'all incidents',
            async () => (await place.call(admin, 'GET', path)).json.total_count === INCIDENTS,
            {within: 120_000},
        );
        admin.leave();
        browser = await openBrowser();
        ada = await sitDown(browser, place.chat, 'ada');
    });

    after(async () => {
        await browser?.close();
        await place?.close();
    });

    test('is leafed through, sorted and searched, and one takes part in hundreds', (t) =>
        withLogsOf(place.programs(), async () => {
            const tell = teller(t, ada);
            const {page} = ada;
            const rows = page.getByRole('table').getByRole('row');
            const panel = page.getByRole('complementary', {name: 'Plugin panel'});
            await ada.logIn();
            await page.evaluate(watchPage);
            await page.getByRole('button', {name: 'Incidents', exact: true}).click();
            await panel.getByRole('button', {name: /^Show 25 more of/}).waitFor();
            await tell('the list of the panel');
            await panel.getByRole('button', {name: /^Show 25 more of/}).click();
            await until('more', async () => (await panel.getByRole('listitem').count()) === 50);
            await tell('more of it');

            await page.getByRole('button', {name: 'Playbooks & Incidents'}).click();
            await page.getByText(/of \d{4}$/).waitFor();
            await tell('the incidents of the team');
            for (let at = 1; at <= 5; at += 1) {
                const before = await rows.nth(1).innerText();
                await page.getByRole('button', {name: 'Next', exact: true}).click();
                await until('the next page', async () => (await rows.nth(1).innerText()) !== before);
            }
            await tell('five pages of them');
            await page.getByRole('button', {name: 'Name'}).click();
            await page.getByRole('columnheader', {name: 'Name', exact: false}).waitFor();
            await page.getByRole('searchbox', {name: 'Search by name'}).fill('zzz');
            await page.getByRole('heading', {name: 'No incident matches'}).waitFor();
            await tell('sorted and searched');
            await page.getByRole('link', {name: 'Statistics'}).click();
            await page.getByRole('heading', {name: 'How long incidents took'}).waitFor();
            await tell('their statistics');
            await page.getByRole('link', {name: 'Playbooks', exact: true}).click();
            await page.getByRole('heading', {level: 1, name: 'Playbooks'}).waitFor();
            await tell('the playbooks');
            assert.deepEqual(ada.complaints, []);
        }));
});
