// Statistics over real processes: what people did in the chat is counted, for whom it concerns.

import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';

import {enter} from '../support/person.mjs';
import {openPlace} from '../support/place.mjs';
import {withLogsOf} from '../support/processes.mjs';
import {until} from '../support/until.mjs';

const PATIENCE = {within: 30_000};
const WEEK = 7 * 24 * 3600 * 1000;

let place;
let ada;
let cleo;

before(async () => {
    place = await openPlace();
    [ada, cleo] = await Promise.all(['ada', 'cleo'].map((name) => enter(place.chat, name)));
});

after(async () => {
    [ada, cleo].forEach((person) => person?.leave());
    await place?.close();
});

const step = (title, steps) => test(title, () => withLogsOf(place.programs(), steps));

const read = async (person, path) => {
    const {status, json} = await place.call(person, 'GET', path);
    assert.equal(status, 200, JSON.stringify(json));
    return json;
};

describe('statistics', () => {
    let incident;
    let team;

    step('of an incident tell what was done in it', async () => {
        const {channel} = await ada.start('Checkout down');
        incident = await read(ada, `/incidents/channel/${channel.id}`);
        team = incident.team_id;
        await ada.say('check 0 0', channel.id);
        const told = await place.call(ada, 'POST', `/incidents/${incident.id}/status`, {
            status: 'Active',
            message: 'We look into it.',
        });
        assert.equal(told.status, 200);
        assert.equal((await place.call(ada, 'PUT', `/incidents/${incident.id}/end`)).status, 200);

        const path = `/incidents/${incident.id}/statistics`;
        const now = await until(
            'the people and the messages',
            async () => {
                const json = await read(ada, path);
                return json.members_ever > 0 && json.messages > 0 && json;
            },
            PATIENCE,
        );
        assert.equal(now.tasks.closed, 1);
        assert.equal(now.settled_tasks[0].user_id, incident.reporter_user_id);
        assert.equal(now.members_ever, 1, 'the bot is no member');
        assert.equal(now.duration_ms, now.time_to_resolve_ms);
        assert.ok(now.time_to_first_update_ms <= now.duration_ms);
        assert.equal(now.stages.length, 1);
        assert.ok(!now.stages[0].is_running);
    });

    step('of the team count it in this week, and have its times', async () => {
        const json = await read(ada, `/statistics?team_id=${team}&weeks=2`);
        assert.deepEqual(json.ongoing, {Reported: 0, Active: 0});
        assert.equal(json.weeks.length, 2);
        const [last, current] = json.weeks;
        assert.equal(current.begins_at - last.begins_at, WEEK);
        assert.equal(new Date(current.begins_at).getUTCDay(), 1, 'Monday');
        assert.equal(current.started, 1);
        assert.equal(current.ended, 1);
        assert.equal(json.time_to_resolve.count, 1);
        assert.equal(json.time_to_first_update.median_ms, json.time_to_first_update.p90_ms);
    });

    step('of the playbook name all of its stages, for its members only', async () => {
        const id = await place.playbook(ada, 'Service outage');
        const json = await read(ada, `/playbooks/${id}/statistics`);
        const book = await read(ada, `/playbooks/${id}`);
        assert.deepEqual(
            json.stages.map(({title}) => title),
            book.checklists.map(({title}) => title),
        );
        assert.equal(json.stages.at(-1).time.median_ms, null);
        assert.equal((await place.call(cleo, 'GET', `/playbooks/${id}/statistics`)).status, 404);
    });

    step('stand in the export', async () => {
        const {text} = await place.call(ada, 'GET', `/incidents/${incident.id}/export?format=json`);
        assert.equal(JSON.parse(text).statistics.tasks.closed, 1);
    });
});
