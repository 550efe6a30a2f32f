// Webhooks over real processes: a receiver hears of a new incident and of its status updates, whatever becomes of itself
// and of Muster meanwhile.

import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import {after, before, describe, test} from 'node:test';

import {enter} from '../support/person.mjs';
import {openPlace} from '../support/place.mjs';
import {freePort, withLogsOf} from '../support/processes.mjs';
import {until} from '../support/until.mjs';

const PATIENCE = {within: 60_000};

let place;
let ada;
let receiver;
let book;

before(async () => {
    receiver = await makeReceiver();
    place = await openPlace({webhookHosts: `127.0.0.1:${receiver.port}`});
    ada = await enter(place.chat, 'ada');
    book = `/playbooks/${await place.playbook(ada, 'Service outage')}`;
});

after(async () => {
    ada?.leave();
    await place?.close();
    await receiver?.stop();
});

const step = (title, steps) => test(title, () => withLogsOf(place.programs(), steps));

const call = (...asked) => place.call(...asked);

/** A receiver that keeps what it hears; `answers` are the next statuses (0: no answer at all), after them 200. */
async function makeReceiver() {
    const heard = [];
    const answers = [];
    const port = await freePort();
    let server;
    const handle = async (incoming, answer) => {
        const parts = [];
        for await (const part of incoming) {
            parts.push(part);
        }
        const {method, url, headers} = incoming;
        heard.push({method, url, headers, body: JSON.parse(Buffer.concat(parts).toString('utf8'))});
        const status = answers.shift() ?? 200;
        if (status) {
            answer.writeHead(status).end('thanks');
        }
    };
    const it = {
        port,
        heard,
        answers,
        start: () =>
            new Promise((resolve, reject) => {
                server = createServer(handle);
                server.once('error', reject).listen(port, '127.0.0.1', resolve);
            }),
        stop: () =>
            new Promise((resolve) => {
                server.close(() => resolve());
                server.closeAllConnections();
            }),
        /** The calls for that event of an incident. */
        calls: (event, id) => heard.filter(({body}) => body.event === event && body.id === id),
    };
    await it.start();
    return it;
}

describe('webhooks of a playbook', () => {
    let channel;
    let incident;

    const update = async (message) =>
        assert.equal(
            (await call(ada, 'POST', `/incidents/${incident}/status`, {status: 'Active', message, reminder: 0})).status,
            200,
        );
    const updates = (message) =>
        receiver.calls('status_updated', incident).filter(({body}) => body.status_update.message === message);
    const heardOf = (message, times = 1) =>
        until(`${times} calls for ${message}`, () => updates(message).length >= times, PATIENCE);

    step('are set in the playbook', async () => {
        const address = `http://127.0.0.1:${receiver.port}`;
        const {status} = await call(ada, 'PUT', book, {
            webhook_on_creation_url: `${address}/created`,
            webhook_on_creation_enabled: true,
            webhook_on_status_update_url: `${address}/updated`,
            webhook_on_status_update_enabled: true,
        });
        assert.equal(status, 200);
    });

    step('hear of a new incident, once, and where to read on', async () => {
        ({channel} = await ada.start('Checkout is down'));
        incident = (await call(ada, 'GET', `/incidents/channel/${channel.id}`)).json.id;
        await until('the call', () => receiver.heard.length > 0, PATIENCE);

        const [{method, url, headers, body}] = receiver.heard;
        assert.equal(`${method} ${url}`, 'POST /created');
        assert.equal(headers['content-type'], 'application/json');
        assert.match(headers['user-agent'], /^Muster\//);
        assert.ok(headers['idempotency-key']);
        assert.equal(body.event, 'incident_created');
        assert.equal(body.id, incident);
        assert.equal(body.channel_id, channel.id);
        assert.ok(body.channel_url.endsWith(`/sre/channels/${channel.name}`), body.channel_url);
        assert.equal(body.details_url, `${place.musterUrl()}/api/v0/incidents/${incident}`);
        assert.ok(!JSON.stringify(body).includes(':null'));
        assert.ok(!JSON.stringify(body).includes(`:${receiver.port}`));
        const shown = (await call(ada, 'GET', `/incidents/${incident}`)).json;
        assert.deepEqual(
            Object.keys(shown).filter((key) => !(key in body)),
            [],
        );
    });

    step('are called again, with the same key, by a receiver that answers 500 twice', async () => {
        receiver.answers.push(500, 500);
        await update('Twice in vain.');
        await heardOf('Twice in vain.', 3);

        const calls = updates('Twice in vain.');
        assert.equal(new Set(calls.map(({headers}) => headers['idempotency-key'])).size, 1);
        assert.equal(new Set(calls.map(({body}) => body.event_id)).size, 1);
        assert.equal(calls.at(-1).body.current_status, 'Active');
    });

    step('that do not answer hold nothing up in the channel', async () => {
        receiver.answers.push(0);
        await update('Nobody answers.');
        await heardOf('Nobody answers.');
        await update('Going on.');
        await ada.reads(channel.id, /Going on\.$/);
        assert.equal(updates('Going on.').length, 0);
    });

    step('hear what they have missed when they are back, also when Muster was killed meanwhile', async () => {
        await receiver.stop();
        await update('While the receiver is away.');
        await ada.reads(channel.id, /While the receiver is away\.$/);
        await place.muster.kill();
        await place.startMuster();
        await place.ready();
        await receiver.start();

        await heardOf('While the receiver is away.');
        const order = receiver
            .calls('status_updated', incident)
            .map(({body}) => body.status_update.message)
            .filter((message, at, all) => all.indexOf(message) === at);
        assert.deepEqual(order, ['Twice in vain.', 'Nobody answers.', 'Going on.', 'While the receiver is away.']);
    });

    step('that refuse are given up, and the channel hears of it without the address', async () => {
        receiver.answers.push(410);
        await update('Not wanted.');
        const post = await ada.reads(channel.id, /webhook that the playbook has for status updates/);
        assert.match(post.message, /the receiver answered 410\.$/);
        await update('Wanted again.');
        await heardOf('Wanted again.');
        assert.equal(updates('Not wanted.').length, 1);
    });

    step('are not led to other private addresses', async () => {
        const {status} = await call(ada, 'PUT', book, {
            webhook_on_creation_url: `http://localhost:${receiver.port}/created`,
        });
        assert.equal(status, 200);
        const {channel: other} = await ada.start('Another one');
        const post = await ada.reads(other.id, /webhook that the playbook has for new incidents/);
        assert.match(post.message, /the address is private\.$/);
        assert.equal(receiver.calls('incident_created', incident).length, 1);
    });
});
