// Playbooks over real processes: what is configured by REST is what the next incident does in the chat server, and what
// has begun goes on as it was.

import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';

import {enter} from '../support/person.mjs';
import {openPlace} from '../support/place.mjs';
import {withLogsOf} from '../support/processes.mjs';
import {until} from '../support/until.mjs';

const PATIENCE = {within: 30_000};

let place;
let ada;
let ben;
let cleo;
let outage;

before(async () => {
    place = await openPlace();
    [ada, ben, cleo] = await Promise.all(['ada', 'ben', 'cleo'].map((name) => enter(place.chat, name)));
    outage = `/playbooks/${await place.playbook(ada, 'Service outage')}`;
});

after(async () => {
    [ada, ben, cleo].forEach((person) => person?.leave());
    await place?.close();
});

const step = (title, steps) => test(title, () => withLogsOf(place.programs(), steps));

const call = (...asked) => place.call(...asked);

describe('a playbook', () => {
    let book;
    let team;
    let mine;

    step('is read by its members, as the file that it came from has it', async () => {
        const answer = await until(
            'the playbook',
            async () => {
                const read = await call(ada, 'GET', outage);
                return read.status === 200 && read;
            },
            PATIENCE,
        );
        book = answer.json;
        team = book.team_id;
        assert.equal(book.title, 'Service outage');
        assert.equal(answer.headers.etag, '"1"');
        assert.equal((await call(cleo, 'GET', outage)).status, 404);
    });

    step('made of a template is listed for whoever made it, and for nobody else', async () => {
        const templates = (await call(cleo, 'GET', '/playbooks/templates')).json;
        const template = templates.find(({key}) => key === 'service_outage');
        const created = await call(cleo, 'POST', '/playbooks', {...template, title: 'My outage', team_id: team});
        assert.equal(created.status, 201);
        mine = created.headers.location.replace('/api/v0', '');
        assert.equal(mine, `/playbooks/${created.json.id}`);

        const titles = async (person) =>
            (await call(person, 'GET', `/playbooks?team_id=${team}`)).json.items.map(({title}) => title);
        assert.deepEqual(await titles(cleo), ['My outage']);
        assert.ok(!(await titles(ada)).includes('My outage'));
        const form = await cleo.ask('start');
        assert.deepEqual(
            form.dialog.elements.find(({name}) => name === 'playbookID').options.map(({text}) => text),
            ['My outage'],
        );
    });

    step('that somebody else has edited meanwhile is shown instead of overwritten', async () => {
        const seen = {'If-Match': '"1"'};
        assert.equal((await call(ada, 'PUT', outage, {description: 'First'}, seen)).status, 200);
        const stale = await call(ben, 'PUT', outage, {description: 'Second'}, seen);
        assert.equal(stale.status, 409);
        assert.equal(stale.json.description, 'First');
        assert.equal((await call(ben, 'GET', `${outage}/versions/1`)).json.description, book.description);
    });

    step('out of use starts nothing until it is back', async () => {
        assert.equal((await call(cleo, 'DELETE', mine)).status, 204);
        assert.match((await cleo.say('start')).text, /member of no playbook/);
        assert.equal((await call(cleo, 'POST', `${mine}/restore`)).status, 200);
        assert.equal((await cleo.ask('start')).dialog.elements[1].options.length, 1);
    });

    step('decides whom the next incident has, whom it tells, and quotes the post that it began with', async () => {
        const settings = {
            default_commander_id: ben.me.id,
            default_commander_enabled: true,
            invited_user_ids: [cleo.me.id],
            invite_users_enabled: true,
            announcement_channel_id: ada.town.id,
            announcement_channel_enabled: true,
        };
        assert.equal((await call(ada, 'PUT', outage, settings)).status, 200);
        const alert = await ada.rest.post('/posts', {channel_id: ada.town.id, message: 'Disk full\n**db-1**'});

        const order = {name: 'Disk full', team_id: team, playbook_id: book.id, post_id: alert.id};
        const started = await call(ada, 'POST', '/incidents', order);

        assert.equal(started.status, 201);
        const incident = started.json;
        assert.equal(started.headers.location, `/api/v0/incidents/${incident.id}`);
        assert.equal(incident.commander_user_id, ben.me.id);
        assert.equal(incident.reporter_user_id, ada.me.id);
        const channel = incident.channel_id;
        await ada.reads(channel, /started by @ada with the playbook \*\*Service outage\*\*\. @ben is the commander/);
        const quote = await ada.reads(channel, /by @ada:\n> Disk full\n> \*\*db-1\*\*/);
        assert.ok(quote.message.includes(`/_redirect/pl/${alert.id}`));
        await ada.reads(ada.town.id, /@ada started the incident \*\*Disk full\*\* .*Channel: ~disk-full/);
        const members = (await ada.rest.get(`/channels/${channel}/members`)).map(({user_id: id}) => id);
        for (const person of [ada, ben, cleo]) {
            assert.ok(members.includes(person.me.id), `${person.name} is in the channel`);
        }
    });

    step('is not used with a post that one may not read', async () => {
        const hidden = await ada.rest.post('/channels', {
            team_id: team,
            name: 'hidden',
            display_name: 'Hidden',
            type: 'P',
        });
        const secret = await ada.rest.post('/posts', {channel_id: hidden.id, message: 'hunter2'});
        const order = {name: 'Nosy', team_id: team, playbook_id: book.id, post_id: secret.id};
        const refused = await call(ben, 'POST', '/incidents', order);
        assert.equal(refused.status, 400);
        assert.equal(refused.json.field, 'post_id');
    });

    step('is still as it was made after Muster was killed', async () => {
        const made = (await call(ada, 'GET', outage)).json;
        await place.muster.kill();
        await place.startMuster();
        await place.ready();
        assert.deepEqual((await call(ada, 'GET', outage)).json, made);
        assert.equal((await call(ada, 'GET', `${outage}/versions/1`)).json.description, book.description);
    });
});
