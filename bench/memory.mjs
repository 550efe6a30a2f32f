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
    await Promise.all(Array.from({length : SIDE_BY_SIDE}, somebody));
    const opened = async () => {
        const {items, total_count : total} = await ada.incidents();
        return total === INCIDENTS && items.every(({channel_id : channel}) => channel);
    };
    await until('a channel for each incident', opened, {within : 120_000, every : 500});
    const seconds = (Date.now() - began) / 1000;
    await sleep(SETTLED);
    const full = measure(sandbox, muster);
    ada.leave();

    console.log(`\n${INCIDENTS} incidents in ${seconds.toFixed(1)} s (${(INCIDENTS / seconds).toFixed(0)}/s, ${SIDE_BY_SIDE} side by side)\n`);
    const budget = {muster : [ '30', '150 (with 100,000 ended ones and 1,000 browsers)' ], 'muster-sandbox' : [ '', '' ]};
    const rows = [ [ 'resident, MB', 'idle', 'budget', `after ${INCIDENTS} incidents`, 'of that heap and stacks', 'budget' ] ];
    for (const name of ['muster', 'muster-sandbox']) {
        rows.push([ name, `${idle[name].all} (${idle[name].own} heap and stacks)`, budget[name][0], full[name].all, full[name].own, budget[name][1] ]);
    }
    console.log(table(rows));
});

function measure(...programs)
{
    return Object.fromEntries(programs.map(({name, pid}) => [name, {
        all : resident(pid).toFixed(1),
        own : resident(pid, 'RssAnon').toFixed(1)
    }]));
}
