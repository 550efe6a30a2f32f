// schemathesis calls a running Muster by api.yaml, with what fits it and what does not, and finds nothing wrong.

import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {after, before, test} from 'node:test';
import {fileURLToPath} from 'node:url';

import {request} from '../support/http.mjs';
import {enter} from '../support/person.mjs';
import {openPlace} from '../support/place.mjs';

const fileOf = (path) => fileURLToPath(new URL(path, import.meta.url));
const program = process.env.SCHEMATHESIS ?? fileOf('../../build/schemathesis/bin/schemathesis');

// Not "unsupported_method": PATCH /incidents/commanders is an edit of the incident "commanders", which is not there.
const CHECKS = [
    'not_a_server_error',
    'status_code_conformance',
    'content_type_conformance',
    'response_headers_conformance',
    'response_schema_conformance',
    'ignored_auth',
];
const EXAMPLES_EACH = 15;
const LAST_OF_THE_OUTPUT = 12_000;

let place;
let ada;
let incident;

/** Calls Muster's own port, as a script with a chat token does. */
const call = (path, token = ada.token) =>
    request(place.musterUrl(), {path: `/api/v0${path}`, headers: token ? {Authorization: `Bearer ${token}`} : {}});

before(async () => {
    place = await openPlace();
    ada = await enter(place.chat, 'ada');
    const {channel} = await ada.start('Checkout down');
    incident = (await call(`/incidents/channel/${channel.id}`)).json;
});

after(async () => {
    ada?.leave();
    await place?.close();
});

test('A chat token opens the REST API, and nothing else does', async () => {
    assert.equal(incident.name, 'Checkout down');
    assert.equal((await call(`/incidents/${incident.id}`)).status, 200);
    assert.equal((await call(`/incidents/${incident.id}`, 'nobodys')).status, 401);
    assert.equal((await call(`/incidents/${incident.id}`, '')).status, 401);
});

test('Every operation answers as api.yaml says, whatever it is called with', async () => {
    const args = [
        '--config-file',
        fileOf('schemathesis.toml'),
        'run',
        fileOf('../../api.yaml'),
        '--url',
        `${place.musterUrl()}/api/v0`,
        '--header',
        `Authorization: Bearer ${ada.token}`,
        '--checks',
        CHECKS.join(','),
        '--phases',
        'examples,coverage,fuzzing',
        '--max-examples',
        String(EXAMPLES_EACH),
        '--generation-deterministic',
        '--continue-on-failure',
        '--warnings',
        'off',
        '--no-color',
    ];
    const env = {
        ...process.env,
        MUSTER_TEAM_ID: incident.team_id,
        MUSTER_CHANNEL_ID: incident.channel_id,
        MUSTER_INCIDENT_ID: incident.id,
    };
    const {code, output} = await run(program, args, env);
    assert.equal(code, 0, output.slice(-LAST_OF_THE_OUTPUT));
    assert.ok(place.muster.running(), 'Muster is still there');
});

/** Runs a program to its end. */
function run(command, args, env) {
    return new Promise((resolve, reject) => {
        const child = spawn(command, args, {env, stdio: ['ignore', 'pipe', 'pipe']});
        let output = '';
        child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
        child.stderr.setEncoding('utf8').on('data', (text) => (output += text));
        child.on('error', reject);
        child.on('close', (code) => resolve({code, output}));
    });
}
