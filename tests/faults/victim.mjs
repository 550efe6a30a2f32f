// `muster serve`, started to be killed: unlike startMuster() of the support it can be killed before it is ready.

import {spawn} from 'node:child_process';
import {join} from 'node:path';

import {binDir} from '../support/processes.mjs';
import {inTime} from '../support/until.mjs';

const KEPT_LOG = 20_000;

/** @param {string[]} args of `muster serve` */
export function spawnMuster(args) {
    const inherited = Object.entries(process.env).filter(([key]) => !key.startsWith('MUSTER_'));
    const child = spawn(join(binDir, 'muster'), ['serve', ...args], {
        env: Object.fromEntries(inherited),
        stdio: ['ignore', 'pipe', 'pipe'],
    });
    let log = '';
    let isReady = false;
    let becomesReady;
    const ready = new Promise((resolve) => (becomesReady = resolve));
    const keep = (text) => (log = (log + text).slice(-KEPT_LOG));
    child.stderr.setEncoding('utf8').on('data', keep);
    child.stdout.setEncoding('utf8').on('data', (text) => {
        keep(text);
        if (/^ready /m.test(text)) {
            isReady = true;
            becomesReady();
        }
    });
    let isToEnd = false;
    const ended = new Promise((resolve, reject) => {
        child.on('error', reject);
        child.on('close', (code, signal) =>
            isToEnd
                ? resolve({code, signal})
                : reject(new Error(`muster ended by itself (${signal ?? `code ${code}`}); it wrote last:\n${log}`)),
        );
    });
    ended.catch(() => {});
    const end = (signal) => {
        isToEnd = true;
        child.kill(signal);
        return inTime(`the end of muster after ${signal}`, ended);
    };
    return {
        log: () => log,
        isReady: () => isReady,
        /** Fails when muster ends before it is ready. */
        ready: () => inTime('"ready" from muster', Promise.race([ready, ended]), 30_000),
        /** Fails as soon as muster ends without having been told to. */
        ended,
        kill: () => end('SIGKILL'),
        stop: () => end('SIGTERM'),
    };
}
