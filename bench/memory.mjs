// How much memory do the two processes hold, idle and after many incidents?
//     node bench/memory.mjs [incidents]
// The incidents are started by command and form, each with its channel and first post.

import {setTimeout as sleep} from 'node:timers/promises';

import {until} from '../tests/support/until.mjs';
import {enter, onStand, resident, table} from './stand.mjs';

const INCIDENTS = Number(process.argv[2] ?? 1000);
const SIDE_BY_SIDE = 8;
const SETTLED = 2_000;

await onStand(async ({sandbox, muster}) => {
    await sleep(SETTLED);
    const idle = measure(sandbox, muster);

    const ada = await enter(sandbox.url, 'ada');
    const began = Date.now();
    let started = 0;
    const somebody = async () => {
        while (started < INCIDENTS) {
            started += 1;
            await ada.start(`Outage ${started}`, 'Something that customers use is down.');
        }
    };
    await Promise.all(Array.from({length: SIDE_BY_SIDE}, somebody));
    const seconds = (Date.now() - began) / 1000;
    await sleep(SETTLED);
    const full = measure(sandbox, muster);

    const opened = async () =>
        (await ada.incidents()).items.filter(({channel_id: channel}) => channel).length === INCIDENTS;
    await until('a channel for each incident', opened, {within: 120_000, every: 500});
    await sleep(SETTLED);
    const listed = measure(sandbox, muster);
    ada.leave();

    console.log(
        `\n${INCIDENTS} incidents in ${seconds.toFixed(1)} s (${(INCIDENTS / seconds).toFixed(0)}/s, ${SIDE_BY_SIDE} side by side)\n`,
    );
    const rows = [
        ['MB resident (heap and stacks)', 'idle', `${INCIDENTS} incidents`, 'after a list of them all', 'budget'],
    ];
    for (const name of ['muster', 'muster-sandbox']) {
        rows.push([name, idle[name], full[name], listed[name], name === 'muster' ? '30 idle, 150 loaded' : '']);
    }
    console.log(table(rows));
    console.log('\nloaded: 1,000 open and 100,000 ended incidents, 1,000 browsers');
});

function measure(...programs) {
    const megabytes = ({pid}) => `${resident(pid).toFixed(1)} (${resident(pid, 'RssAnon').toFixed(1)})`;
    return Object.fromEntries(programs.map((program) => [program.name, megabytes(program)]));
}
