// The stand on which the Node programs of bench/ measure: a fresh sandbox with muster attached, one person logged in,
// and connections that are kept open, as a browser's are.

import {readFileSync} from 'node:fs';
import {writeFile} from 'node:fs/promises';
import {Agent, request as httpRequest} from 'node:http';
import {createRequire} from 'node:module';
import {join} from 'node:path';

import {logIn} from '../tests/support/http.mjs';
import {freePort, musterArgs, removeDir, startMuster, startSandbox, tempDir} from '../tests/support/processes.mjs';
import {until} from '../tests/support/until.mjs';

const WebSocket = createRequire(new URL('../tests/package.json', import.meta.url))('ws');
const agent = new Agent({keepAlive: true, noDelay: true, maxSockets: 64});

/** @returns {Promise<{status: number, text: string, json: any}>} */
export function call(base, method, path, {token, form, json} = {}) {
    const {hostname, port} = new URL(base);
    const body = form ? new URLSearchParams(form).toString() : json ? JSON.stringify(json) : '';
    const headers = {
        'Content-Length': Buffer.byteLength(body),
        ...(form && {'Content-Type': 'application/x-www-form-urlencoded'}),
        ...(json && {'Content-Type': 'application/json'}),
        ...(token && {Authorization: `Bearer ${token}`}),
    };
    return new Promise((resolve, reject) => {
        const outgoing = httpRequest({agent, host: hostname, port, method, path, headers}, (incoming) => {
            let text = '';
            incoming
                .setEncoding('utf8')
                .on('data', (part) => (text += part))
                .on('error', reject);
            incoming.on('end', () =>
                resolve({
                    status: incoming.statusCode,
                    text,
                    get json() {
                        return JSON.parse(text);
                    },
                }),
            );
        });
        outgoing.on('error', reject).end(body);
    });
}

async function expect(answer) {
    const {status, text, json} = await answer;
    if (status < 200 || status > 299) {
        throw new Error(`answered ${status} ${text}`);
    }
    return json;
}

/** Starts both; what `measure` does with them is done when it returns. */
export async function onStand(measure) {
    const data = await tempDir('muster-bench-');
    const programs = [];
    try {
        const port = await freePort();
        const secret = join(data, 'secret');
        await writeFile(secret, 'between-sandbox-and-muster');
        const sandbox = await startSandbox({
            data: join(data, 'sandbox'),
            args: ['--plugin-url', `http://127.0.0.1:${port}`, '--plugin-secret-file', secret],
        });
        programs.push(sandbox);
        const muster = await startMuster({
            args: musterArgs({
                chat: sandbox.url,
                tokenFile: join(data, 'sandbox', 'bot-token'),
                port,
                dataDir: join(data, 'muster'),
                secretFile: secret,
            }),
        });
        programs.push(muster);
        await until('muster to be ready', async () => (await call(muster.url, 'GET', '/readyz')).status === 200);
        await until('the playbooks', () => muster.log().split('playbook added').length === 3);
        await measure({data, sandbox, muster});
    } finally {
        for (const program of programs.reverse()) {
            await program.stop();
        }
        agent.destroy();
        await removeDir(data);
    }
}

/** Somebody who is logged in to the sandbox and gets its dialogs. */
export async function enter(base, name) {
    const token = await logIn(base, name, 'Sandbox-1');
    const dialogs = new Map();
    const socket = new WebSocket(`${base.replace(/^http/, 'ws')}/api/v4/websocket`, {
        headers: {Authorization: `Bearer ${token}`},
    });
    socket.on('message', (data) => {
        const text = data.toString();
        if (text.includes('"open_dialog"')) {
            const dialog = JSON.parse(JSON.parse(text).data.dialog);
            dialogs.set(dialog.trigger_id, dialog);
        }
    });
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));

    const rest = (method, path, json) => expect(call(base, method, `/api/v4${path}`, {token, json}));
    const me = await rest('GET', '/users/me');
    const team = (await rest('GET', '/teams/name/sre')).id;
    const square = (await rest('GET', `/teams/${team}/channels/name/town-square`)).id;
    const command = (text, channel = square) =>
        rest('POST', '/commands/execute', {command: text, channel_id: channel, team_id: team});
    const plugin = (path) => expect(call(base, 'GET', `/plugins/muster/api/v0${path}`, {token}));

    /** By command and dialog, as in the browser. */
    const start = async (name, description = '') => {
        const {trigger_id: trigger, text} = await command('/incident start');
        const {url, dialog} = await until(`the dialog (${text})`, () => dialogs.get(trigger), {every: 1});
        dialogs.delete(trigger);
        const submission = {
            playbookID: 'serviceoutageplaybook11111',
            incidentName: name,
            incidentDescription: description,
        };
        const {callback_id, state} = dialog;
        const answer = await rest('POST', '/actions/dialogs/submit', {
            url,
            callback_id,
            state,
            team_id: team,
            channel_id: square,
            submission,
        });
        if (answer.error || answer.errors) {
            throw new Error(`${name} was not started: ${JSON.stringify(answer)}`);
        }
    };
    const incidents = () => plugin(`/incidents?team_id=${team}&per_page=1000`);
    return {id: me.id, token, team, square, rest, command, plugin, start, incidents, leave: () => socket.terminate()};
}

export function percentile(values, share) {
    const sorted = [...values].sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** A figure of /proc/PID/status in MB, e.g. VmRSS. */
export function resident(pid, name = 'VmRSS') {
    const found = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return Number(found[1]) / 1024;
}

/** @param {string[][]} rows the first one is the heading */
export function table(rows) {
    const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => [...row[column]].length)));
    const line = (row) =>
        `| ${row.map((cell, column) => cell + ' '.repeat(widths[column] - [...cell].length)).join(' | ')} |`;
    const [heading, ...others] = rows;
    return [line(heading), line(widths.map((width) => '-'.repeat(width))), ...others.map(line)].join('\n');
}
