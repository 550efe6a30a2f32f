// How long does somebody wait for `/incident check`, and how much of that is Muster's?
//     node bench/round_trip.mjs [rounds]
// In one run and in turns: `/incident check` (decided, on disk), `/incident info` (only read) and `/nothing`, a command
// whose integration does nothing; each through the sandbox and straight to the integration's door. What echo does not
// take is Muster's own share. A commit is on disk before it is answered: what the disk takes for that stands below.

import {closeSync, fdatasyncSync, openSync, writeSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';

import {startProgram} from '../tests/support/processes.mjs';
import {until} from '../tests/support/until.mjs';
import {call, enter, onStand, percentile, table} from './stand.mjs';

const ROUNDS = Number(process.argv[2] ?? 1000);
const WARM_UP = Math.ceil(ROUNDS / 10);
/** Between two commands, in which what follows the first is delivered: people type more slowly still. */
const PAUSE = 10;

await onStand(async ({data, sandbox, muster}) => {
    const echo = await startProgram(process.execPath, [fileURLToPath(new URL('echo.mjs', import.meta.url))], {
        name: 'echo',
    });
    try {
        const ways = await prepare(sandbox, muster, echo);
        const paced = await inTurns(ways, PAUSE);
        const inARow = await inTurns(ways, 0);
        report(paced, inARow, measureDisk(join(data, 'probe')));
    } finally {
        await echo.stop();
    }
});

async function prepare(sandbox, muster, echo) {
    const [ada, admin] = await Promise.all([enter(sandbox.url, 'ada'), enter(sandbox.url, 'admin')]);
    await ada.start('Measured');
    const {channel_id: channel} = await until('the channel', async () =>
        (await ada.incidents()).items.find((each) => each.channel_id),
    );
    await admin.rest('POST', '/commands', {
        team_id: ada.team,
        trigger: 'nothing',
        method: 'P',
        url: `${echo.url}/`,
        display_name: 'echo',
    });
    const commands = await admin.rest('GET', `/commands?team_id=${ada.team}&custom_only=true`);
    const {token} = commands.find(({trigger}) => trigger === 'incident');
    [ada, admin].forEach((person) => person.leave());

    const typed = (text) => async () => refuseText(await ada.command(text, channel));
    const atTheDoor = (url, text) => async () => {
        const form = {
            channel_id: channel,
            command: '/incident',
            team_id: ada.team,
            text,
            token,
            user_id: ada.id,
            user_name: 'ada',
            trigger_id: 'none',
            response_url: '',
        };
        const answer = await call(url, 'POST', '/hooks/command', {form});
        if (answer.status !== 200) {
            throw new Error(`the door answered ${answer.status} ${answer.text}`);
        }
        refuseText(answer.json);
    };
    return {
        'check, through the sandbox': typed('/incident check 0 0'),
        'info, through the sandbox': typed('/incident info'),
        'echo, through the sandbox': typed('/nothing 0 0'),
        'check, at the door': atTheDoor(muster.url, 'check 0 1'),
        'info, at the door': atTheDoor(muster.url, 'info'),
        'echo, at the door': atTheDoor(echo.url, 'check 0 1'),
    };
}

function refuseText({text}) {
    if (text) {
        throw new Error(`refused: ${text}`);
    }
}

/** @returns {Promise<Record<string, number[]>>} milliseconds */
async function inTurns(ways, pause) {
    const taken = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
    for (let round = -WARM_UP; round < ROUNDS; ++round) {
        for (const [name, way] of Object.entries(ways)) {
            const began = performance.now();
            await way();
            if (round >= 0) {
                taken[name].push(performance.now() - began);
            }
            if (pause) {
                await sleep(pause);
            }
        }
    }
    return taken;
}

/** A page written over and on disk, as for a commit to a write-ahead log that has its length. */
function measureDisk(file) {
    const descriptor = openSync(file, 'w');
    const page = Buffer.alloc(4096, 'm');
    const writes = Math.min(ROUNDS, 500);
    writeSync(descriptor, Buffer.alloc(page.length * writes));
    fdatasyncSync(descriptor);
    const taken = [];
    for (let i = 0; i < writes; ++i) {
        const began = performance.now();
        writeSync(descriptor, page, 0, page.length, i * page.length);
        fdatasyncSync(descriptor);
        taken.push(performance.now() - began);
    }
    closeSync(descriptor);
    return taken;
}

function report(paced, inARow, disk) {
    const both = (values) => `${percentile(values, 0.5).toFixed(2)} / ${percentile(values, 0.99).toFixed(2)}`;
    const beside = (values, limit) => `${(percentile(values, 0.5) / percentile(limit, 0.5)).toFixed(1)} x`;
    const rows = [['p50 / p99 in ms', `one every ${PAUSE} ms`, 'of echo, p50', 'in a row', 'of echo, p50', 'budget']];
    for (const name of Object.keys(paced)) {
        const limit = name.replace(/^\w+/, 'echo');
        rows.push([
            name,
            both(paced[name]),
            beside(paced[name], paced[limit]),
            both(inARow[name]),
            beside(inARow[name], inARow[limit]),
            '',
        ]);
    }
    const share = (taken, way) =>
        [0.5, 0.99]
            .map((at) => (percentile(taken[`check, ${way}`], at) - percentile(taken[`echo, ${way}`], at)).toFixed(2))
            .join(' / ');
    for (const way of ['through the sandbox', 'at the door']) {
        rows.push([`Muster's share, ${way}`, share(paced, way), '', share(inARow, way), '', '1 / 5']);
    }
    rows.push(['4 KB written and synced, same disk', both(disk), '', '', '', '']);
    console.log(`\n${ROUNDS} rounds, one client\n\n${table(rows)}`);
}
