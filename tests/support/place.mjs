// A chat server with Muster beside it, as ./run starts them: the sandbox, or a Mattermost server that is there already
// (MUSTER_CHAT_URL and MUSTER_CHAT_TOKEN_FILE; it needs the sandbox's users and team, and a bot that is an administrator of it).

import {spawn} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';

import {hostedMuster, hostingArgs, makePlaybooks} from './hosted_place.mjs';
import {request} from './http.mjs';
import {binDir, freePort, musterArgs, removeDir, startMuster, startSandbox, tempDir} from './processes.mjs';
import {inTime, until} from './until.mjs';

const realServer = process.env.MUSTER_CHAT_URL;
const realToken = process.env.MUSTER_CHAT_TOKEN_FILE;

/** With MUSTER_ROAD=hosted Muster is the sandbox's plugin. */
const isHosted = process.env.MUSTER_ROAD === 'hosted';

/**
 * For a story that is only about a Muster beside the chat server: test(title, onlyAttached('why'), steps).
 * @param {string} why
 */
export const onlyAttached = (why) => ({skip: isHosted ? why : false});

/** The other way round. */
export const onlyHosted = (why) => ({skip: isHosted ? false : why});

/** A busy machine is slow, and a form that came too late would only say so. */
const TRIGGER_LIFE_SECONDS = '60';
const MANY = 60_000; // milliseconds

/**
 * @typedef {object} Place
 * @property {string} chat address of the chat server
 * @property {boolean} isSandbox whether it has the route /plugins/muster
 * @property {string} secret shared by the sandbox and Muster
 * @property {import('./processes.mjs').Running | undefined} sandbox
 * @property {import('./processes.mjs').Running | undefined} muster
 */

/**
 * Prepares a folder, ports and a secret. Nothing runs yet.
 * @param {{webhookHosts?: string, hasRoute?: boolean}} [options] which private addresses webhooks may have; whether the
 *     sandbox has the route /plugins/muster, which no Mattermost has for a Muster that is only attached
 */
export async function preparePlace({webhookHosts, hasRoute = !realServer} = {}) {
    const dir = await tempDir();
    const secret = randomBytes(16).toString('hex');
    const secretFile = hasRoute ? join(dir, 'plugin-secret') : undefined;
    if (secretFile) {
        await writeFile(secretFile, secret, {mode: 0o600});
    }
    let musterPort = await freePort();
    let chatPort = 0;
    const sandboxData = join(dir, 'sandbox');

    const routeArgs = () => [
        '--plugin-url',
        `http://127.0.0.1:${musterPort}`,
        ...(secretFile ? ['--plugin-secret-file', secretFile] : []),
    ];

    const place = {
        dir,
        secret,
        chat: realServer ?? '',
        isSandbox: !realServer,
        tokenFile: realToken ?? join(sandboxData, 'bot-token'),
        dataDir: join(dir, 'muster'),
        sandbox: undefined,
        muster: undefined,
        musterUrl: () => (isHosted ? `${place.chat}/plugins/muster` : `http://127.0.0.1:${musterPort}`),
        programs: () => [place.sandbox, isHosted ? undefined : place.muster].filter(Boolean),

        /** Starts the sandbox, the second time on the port of the first. */
        async startSandbox() {
            const args = [
                '--port',
                String(chatPort),
                ...(isHosted ? await hostingArgs(dir, {webhookHosts}) : routeArgs()),
                '--trigger-life-seconds',
                TRIGGER_LIFE_SECONDS,
            ];
            if (process.env.MUSTER_PAGE_DIR) {
                args.push('--page', process.env.MUSTER_PAGE_DIR);
            }
            place.sandbox = await startSandbox({data: sandboxData, args});
            chatPort = place.sandbox.port;
            place.chat = place.sandbox.url;
        },
        moveMuster: async () => (musterPort = await freePort()),
        musterArgs: () => [
            ...musterArgs({
                chat: place.chat,
                tokenFile: place.tokenFile,
                port: musterPort,
                dataDir: place.dataDir,
                secretFile,
            }),
            ...(webhookHosts ? ['--webhooks-private-hosts', webhookHosts] : []),
        ],
        async startMuster() {
            if (isHosted) {
                place.muster ??= hostedMuster(() => place.sandbox);
                await place.muster.start();
            } else {
                place.muster = await startMuster({args: place.musterArgs()});
            }
        },
        /** Asks at Muster's own address, as the person of the session. */
        ask(person, {path, headers, ...rest}) {
            const {origin, pathname} = new URL(place.musterUrl());
            const authorized = {Authorization: `Bearer ${person.token}`, ...headers};
            return request(origin, {...rest, path: `${pathname === '/' ? '' : pathname}${path}`, headers: authorized});
        },
        /** Calls the API. */
        async call(person, method, path, body, headers = {}) {
            const answer = await place.ask(person, {method, path: `/api/v0${path}`, headers, body});
            return {...answer, json: answer.text ? JSON.parse(answer.text) : undefined};
        },
        /** The id of one of the sandbox's playbooks, for who may see it. */
        async playbook(person, wanted) {
            const listed = await place.call(person, 'GET', `/playbooks?team_id=${person.team.id}`);
            return listed.json.items.find(({title}) => title === wanted).id;
        },
        /** What /readyz says. */
        readiness: () => request(place.musterUrl(), {path: '/readyz'}),
        ready: async () =>
            isHosted || // then it was ready when it became active
            until(
                'Muster to be ready',
                async () => {
                    const {status, text} = await place.readiness();
                    if (status !== 200) {
                        throw new Error(text);
                    }
                    return true;
                },
                {within: MANY},
            ),
        /** Ends what runs and removes the folder. */
        async close() {
            try {
                await place.muster?.stop();
                await place.sandbox?.stop();
            } finally {
                await removeDir(dir);
            }
        },
    };
    return place;
}

/** A place where both run, Muster has joined and its playbooks are there. */
export async function openPlace(options) {
    const place = await preparePlace(options);
    try {
        if (place.isSandbox) {
            await place.startSandbox();
        }
        await place.startMuster();
        await place.ready();
        if (isHosted) {
            await makePlaybooks(place.chat);
            return place;
        }
        await until('the playbooks', () => (place.muster.log().match(/playbook added/g) ?? []).length === 2, {
            within: MANY,
        });
    } catch (error) {
        await place.close().catch(() => {});
        throw error;
    }
    return place;
}

/**
 * Runs `muster` until it ends by itself.
 * @returns {Promise<{code: number | null, out: string, err: string}>}
 */
export async function runMuster(args, env = {}) {
    const inherited = Object.entries(process.env).filter(([key]) => !key.startsWith('MUSTER_'));
    const child = spawn(join(binDir, 'muster'), args, {
        env: {...Object.fromEntries(inherited), ...env},
        stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (err += text));
    const ended = new Promise((resolve, reject) => {
        child.on('error', reject);
        child.on('close', (code) => resolve({code, out, err}));
    });
    try {
        return await inTime(`the end of muster ${args.join(' ')}`, ended, MANY);
    } catch (error) {
        child.kill('SIGKILL');
        throw error;
    }
}
