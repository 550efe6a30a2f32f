// How long do 10,000 incidents of `/incident test bulk-data` take, and how long does somebody wait meanwhile?
//     node bench/bulk_data.mjs [incidents]
// A tenth of them ongoing. Meanwhile somebody ticks a task in an incident of their own, one tick after the other.

import {enter} from '../tests/support/person.mjs';
import {openPlace} from '../tests/support/place.mjs';
import {percentile, table} from './stand.mjs';

const INCIDENTS = Number(process.argv[2] ?? 10_000);
const ONGOING = Math.round(INCIDENTS / 10);
const BUDGET_SECONDS = 60;

const place = await openPlace();
const [admin, ada] = await Promise.all(['admin', 'ada'].map((name) => enter(place.chat, name)));
const count = async () => {
    const path = `/incidents?team_id=${admin.team.id}&per_page=1`;
    return (await place.call(admin, 'GET', path)).json.total_count;
};

const {channel} = await ada.start('Work goes on');
const began = performance.now();
await admin.say(`test bulk-data ${ONGOING} ${INCIDENTS - ONGOING} 2020-01-31 2020-11-22 2`);
const waits = [];
while ((await count()) < INCIDENTS + 1) {
    const asked = performance.now();
    await ada.say('check 0 0', channel.id);
    waits.push(performance.now() - asked);
}
const seconds = (performance.now() - began) / 1000;

console.log(
    table([
        ['incidents', 'seconds', 'budget', 'ticks meanwhile', 'their p50 in ms', 'slowest in ms'],
        [
            INCIDENTS,
            seconds.toFixed(1),
            BUDGET_SECONDS,
            waits.length,
            percentile(waits, 0.5).toFixed(1),
            percentile(waits, 1).toFixed(1),
        ].map(String),
    ]),
);
[admin, ada].forEach((person) => person.leave());
await place.close();
