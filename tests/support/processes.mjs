// Starts the programs under test and ends them by their process id. Each says where it listens in one line on stdout
// ("ready http://127.0.0.1:PORT"); what it writes is kept, and shown when something fails.

import {spawn} from 'node:child_process';
import {mkdtemp, rm} from 'node:fs/promises';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {inTime} from './until.mjs';

/** Where the executables are: MUSTER_BIN_DIR, or the release build of this tree. */
export const binDir = process.env.MUSTER_BIN_DIR ?? fileURLToPath(new URL('../../build/bin', import.meta.url));

const READY = /^ready (\S+)\s*$/m;
const KEPT_LOG = 200_000;
const SHOWN_LINES = 60;

/**
 * One running program.
 * @typedef {object} Running
 * @property {string} name
 * @property {string} url what it announced, e.g. http://127.0.0.1:41234
 * @property {number} port
 * @property {number} pid
 * @property {() => string} log everything it wrote (the newest part of it when that is long)
 * @property {() => boolean} running
 * @property {Promise<{code: number | null, signal: string | null}>} ended
 * @property {(within?: number) => Promise<{code: number | null, signal: string | null}>} stop asks it to end (SIGTERM);
 * kills it when it does not
 * @property {() => Promise<{code: number | null, signal: string | null}>} kill ends it at once (SIGKILL)
 */

/**
 * Starts a program and waits until it says that it is ready. Nothing of the caller's MUSTER_ environment reaches it.
 * @param {string} command
 * @param {string[]} args
 * @param {{name?: string, env?: Record<string, string>, cwd?: string, within?: number}} [options]
 * @returns {Promise<Running>}
 */
export async function startProgram(command, args, {name = command, env = {}, cwd, within = 20_000} = {}) {
    const inherited = Object.entries(process.env).filter(
        ([key]) => !key.startsWith('MUSTER_') && key !== 'NODE_TEST_CONTEXT',
    );
    const child = spawn(command, args, {
        cwd,
        env: {...Object.fromEntries(inherited), ...env},
        stdio: ['ignore', 'pipe', 'pipe'],
    });
    let log = '';
    let announced = '';
    let ready;
    const becameReady = new Promise((resolve) => (ready = resolve));
    const keep = (text) => (log = (log + text).slice(-KEPT_LOG));
    child.stdout.setEncoding('utf8').on('data', (text) => {
        keep(text);
        announced = (announced + text).slice(-KEPT_LOG);
        const found = READY.exec(announced);
        if (found) {
            ready(found[1]);
        }
    });
    child.stderr.setEncoding('utf8').on('data', keep);

    let isRunning = true;
    const ended = new Promise((resolve, reject) => {
        child.on('error', (error) => {
            isRunning = false;
            reject(new Error(`${name} could not be started: ${error.message}`));
        });
        child.on('close', (code, signal) => {
            isRunning = false;
            resolve({code, signal});
        });
    });
    ended.catch(() => {});
    const kill = () => {
        if (isRunning) {
            child.kill('SIGKILL');
        }
        return ended;
    };
    const stop = async (patience = 10_000) => {
        if (isRunning) {
            child.kill('SIGTERM');
        }
        return inTime(`the end of ${name}`, ended, patience).catch(async (error) => {
            await kill();
            throw new Error(`${error.message}\n${tail(name, log)}`);
        });
    };

    try {
        const url = await inTime(
            `"ready" from ${name}`,
            Promise.race([
                becameReady,
                ended.then(({code, signal}) => {
                    throw new Error(`${name} ended before it was ready (${signal ?? `code ${code}`})`);
                }),
            ]),
            within,
        );
        return {
            name,
            url,
            port: Number(new URL(url).port),
            pid: child.pid,
            log: () => log,
            running: () => isRunning,
            ended,
            stop,
            kill,
        };
    } catch (error) {
        await kill().catch(() => {});
        throw new Error(`${error.message}\n${tail(name, log)}`);
    }
}

/**
 * Starts the sandbox chat server on a free port.
 * @param {{data: string, args?: string[], env?: Record<string, string>}} options data: its folder, kept from start to
 *     start
 */
export function startSandbox({data, args = [], env}) {
    const asked = args.includes('--port') ? [] : ['--port', '0'];
    return startProgram(join(binDir, 'muster-sandbox'), [...asked, '--data', data, ...args], {
        name: 'muster-sandbox',
        env,
    });
}

/** The sandbox's own playbooks. */
const seedFile = fileURLToPath(new URL('../../sandbox/seed/playbooks.json', import.meta.url));

/**
 * What `muster serve` is told to join a chat server, as ./run tells it.
 * @param {{chat: string, tokenFile: string, port: number, dataDir: string, secretFile?: string}} place chat: its address;
 *     tokenFile: the bot's token; secretFile: shared with the sandbox's plugin route, where it has one
 */
export function musterArgs({chat, tokenFile, port, dataDir, secretFile}) {
    return [
        ['--chat-url', chat],
        ['--chat-token-file', tokenFile],
        ['--http-port', String(port)],
        ['--data-dir', dataDir],
        secretFile ? ['--plugin-secret-file', secretFile] : [],
        ['--seed-file', seedFile],
        ['--test-commands', 'on'],
    ].flat();
}

/**
 * Starts `muster serve`. Everything it needs is given by options or MUSTER_ variables.
 * @param {{args?: string[], env?: Record<string, string>, cwd?: string}} [options]
 */
export function startMuster({args = [], env, cwd} = {}) {
    return startProgram(join(binDir, 'muster'), ['serve', ...args], {name: 'muster', env, cwd});
}

/**
 * Runs the steps of a test; when one fails, the error also shows what the given programs wrote last.
 * @template T
 * @param {Running[]} programs
 * @param {() => Promise<T>} steps
 * @returns {Promise<T>}
 */
export async function withLogsOf(programs, steps) {
    try {
        return await steps();
    } catch (error) {
        error.message += programs.map(({name, log}) => `\n${tail(name, log())}`).join('');
        throw error;
    }
}

/** A fresh folder; the caller ends its use with removeDir(). */
export function tempDir(prefix = 'muster-test-') {
    return mkdtemp(join(tmpdir(), prefix));
}

export function removeDir(dir) {
    return rm(dir, {recursive: true, force: true});
}

/**
 * A port that was free a moment ago, for programs that must know it before they start. It lies below those that the
 * system hands out by itself (from 32768), so that no connection and no other program takes it meanwhile by chance.
 */
export async function freePort() {
    for (;;) {
        const port = 15_000 + Math.floor(Math.random() * 17_000);
        if (await canListen(port)) {
            return port;
        }
    }
}

function canListen(port) {
    return new Promise((resolve) => {
        const probe = createServer();
        probe.on('error', () => resolve(false));
        probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
    });
}

function tail(name, log) {
    const lines = log.trimEnd().split('\n');
    return `--- the last lines of ${name} ---\n${lines.slice(-SHOWN_LINES).join('\n')}`;
}

/** The lines of a log that fit. */
export const linesLike = (text, pattern) => text.split('\n').filter((line) => pattern.test(line));
