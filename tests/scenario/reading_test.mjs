// What the API tells of incidents to whom, through the chat server's route to the plugin.

import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';

import {request} from '../support/http.mjs';
import {enter} from '../support/person.mjs';
import {onlyAttached, openPlace} from '../support/place.mjs';
import {withLogsOf} from '../support/processes.mjs';

// A server that has been here before knows the names of earlier runs.
const run = Date.now().toString(36);

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

/** A test that shows the programs' logs when it fails. */
const step = (title, steps) => test(title, () => withLogsOf(place.programs(), steps));

describe('reading incidents through the plugin route', () => {
    const ROUTE = '/plugins/muster/api/v0/incidents';
    let open;
    let hidden;
    const read = (path, {token, headers = {}} = {}) =>
        request(place.chat, {
            path: `${ROUTE}${path}`,
            headers: token ? {Authorization: `Bearer ${token}`, ...headers} : headers,
        });
    const onSandbox = (title, steps) =>
        test(title, async (t) => {
            if (!place.isSandbox) {
                t.skip('a Mattermost server has no route to a process beside it');
                return;
            }
            await withLogsOf(place.programs(), steps);
        });

    before(async () => {
        open = await ada.start(`Open ${run}`);
        hidden = await ada.start(`Hidden ${run}`, {playbook: 'Security incident'});
    });

    step('the security playbook makes a private channel', () => assert.equal(hidden.channel.type, 'P'));

    onSandbox('the incident of a channel has its stages, tasks and a revision', async () => {
        await ada.say('check 0 1', open.channel.id);
        const answer = await read(`/channel/${open.channel.id}`, ada);
        assert.equal(answer.status, 200, answer.text);
        const incident = answer.json;
        assert.equal(incident.name, `Open ${run}`);
        assert.equal(incident.commander_user_id, ada.me.id);
        assert.equal(incident.channel_id, open.channel.id);
        assert.equal(incident.team_id, ada.team.id);
        assert.equal(incident.is_active, true);
        assert.equal(incident.active_stage, 0);
        assert.deepEqual(
            incident.checklists.map(({title, items}) => [title, items.length]),
            [
                ['Triage', 3],
                ['Mitigate', 3],
                ['Review', 2],
            ],
        );
        assert.deepEqual(
            incident.checklists[0].items.map(({state}) => state),
            ['', 'closed', ''],
        );
        assert.equal(answer.headers.etag, `"${incident.revision}"`);
        assert.deepEqual((await read(`/${incident.id}`, ada)).json, incident);
    });

    onSandbox('the list of a team is paged, filtered and searched', async () => {
        const all = await read(`?team_id=${ada.team.id}`, ada);
        assert.ok(all.json.total_count >= 2);
        assert.equal(all.json.items.length, all.json.total_count);
        const found = await read(`?team_id=${ada.team.id}&search_term=${encodeURIComponent(`hidden ${run}`)}`, ada);
        assert.deepEqual(
            found.json.items.map(({name}) => name),
            [`Hidden ${run}`],
        );
        const page = await read(`?team_id=${ada.team.id}&per_page=1&sort=name&direction=desc`, ada);
        assert.equal(page.json.items.length, 1);
        assert.equal(page.json.has_more, true);
        const wrong = await read(`?team_id=${ada.team.id}&sort=colour`, ada);
        assert.equal(wrong.status, 400);
        assert.equal(wrong.json.field, 'sort');
    });

    onSandbox('who is not in a private incident learns nothing of it', async () => {
        const {json: incident} = await read(`/channel/${hidden.channel.id}`, ada);
        for (const path of [`/${incident.id}`, `/channel/${hidden.channel.id}`]) {
            const refused = await read(path, cleo);
            assert.equal(refused.status, 404, path);
            assert.deepEqual(
                refused.json,
                (await read(`/${'a'.repeat(26)}`, cleo)).json,
                'as of an incident that is not there',
            );
        }
        const listed = await read(`?team_id=${cleo.team.id}&search_term=${run}`, cleo);
        assert.ok(listed.json.items.some(({name}) => name === `Open ${run}`));
        assert.ok(!listed.text.includes(`Hidden ${run}`));
        assert.equal(listed.json.total_count, listed.json.items.length);
        assert.equal((await read(`/channel/${open.channel.id}`, cleo)).status, 200, 'a public one is open to the team');
    });

    onSandbox('nobody is let in without a session, and nobody names themselves', async () => {
        const claim = {'Mattermost-User-Id': ada.me.id};
        const path = `/channel/${hidden.channel.id}`;
        assert.equal((await read(path)).status, 401);
        assert.equal((await read(path, {headers: claim})).status, 401);
        assert.equal((await read(path, {token: 'x'.repeat(26), headers: claim})).status, 401);
        assert.equal((await read(path, {token: cleo.token, headers: claim})).status, 404);
        assert.equal((await read(path, {token: ada.token, headers: {'Mattermost-User-Id': cleo.me.id}})).status, 200);
    });

    const besideIt = onlyAttached('nothing but the chat server reaches a hosted Muster');
    test('Muster beside the chat server believes nobody either', besideIt, async () => {
        const claim = {'Mattermost-User-Id': ada.me.id};
        const direct = `/api/v0/incidents/channel/${hidden.channel.id}`;
        assert.equal((await request(place.musterUrl(), {path: direct, headers: claim})).status, 401);
        const wrong = {...claim, 'Muster-Plugin-Secret': 'f'.repeat(32)};
        assert.equal((await request(place.musterUrl(), {path: direct, headers: wrong})).status, 401);
        assert.equal(
            (await request(place.musterUrl(), {path: direct, headers: {Authorization: `Bearer ${ada.token}`}})).status,
            200,
        );
    });
});
