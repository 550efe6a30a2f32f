// Test data over real processes: thousands of incidents beside the work of everybody else.

import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {enter} from '../support/person.mjs';
import {openPlace} from '../support/place.mjs';
import {withLogsOf} from '../support/processes.mjs';
import {until} from '../support/until.mjs';

const PATIENCE = {within: 60_000};
const ENDED = 600;
const ONGOING = 400;

let place;
let ada;
let admin;

before(async () => {
    place = await openPlace();
    [ada, admin] = await Promise.all(['ada', 'admin'].map((name) => enter(place.chat, name)));
});

after(async () => {
    [ada, admin].forEach((person) => person?.leave());
    await place?.close();
});

const step = (title, steps) => test(title, () => withLogsOf(place.programs(), steps));

const count = async (status) =>
    (await place.call(admin, 'GET', `/incidents?team_id=${admin.team.id}&status=${status}&per_page=1`)).json
        .total_count;

step('a thousand incidents are made while people work, and nobody is told of them', async () => {
    const {channel} = await ada.start('Checkout down');
    const channels = async () => (await admin.rest.get(`/teams/${ada.team.id}/channels?per_page=200`)).length;
    const before = await channels();

    const answer = await admin.say(`test bulk-data ${ONGOING} ${ENDED} 2020-01-31 2020-11-22 2`);
    assert.match(answer.text, /1000 incidents/);
    await ada.say('check 0 0', channel.id);
    await ada.reads(channel.id, /checked off/);

    await until(
        'all of them',
        async () => (await count('ended')) === ENDED && (await count('active')) === ONGOING + 1,
        PATIENCE,
    );
    assert.equal(await channels(), before);
});

step('their statistics and timelines are as if they had been', async () => {
    const {json} = await place.call(admin, 'GET', `/incidents?team_id=${ada.team.id}&status=ended&per_page=1`);
    const [incident] = json.items;
    assert.ok(incident.end_at > incident.create_at && incident.create_at < Date.UTC(2020, 10, 22));
    const timeline = (await place.call(admin, 'GET', `/incidents/${incident.id}/timeline`)).json;
    assert.ok(timeline.items.length > 5);
});

step('they are made for administrators only', async () => {
    assert.match((await ada.say('test bulk-data 1 1 30')).text, /system administrators/);
});
