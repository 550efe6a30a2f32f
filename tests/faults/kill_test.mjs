// muster is killed at random moments, again and again, while people run incidents; then the ledger is held against
// what is there.
//   MUSTER_KILL_SEED   the seed of a run that is to be repeated (the moments are the same, what people do meanwhile nearly)
//   MUSTER_KILLS       how often muster is killed

import assert from 'node:assert/strict';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {setTimeout as sleep} from 'node:timers/promises';

import {api} from '../support/http.mjs';
import {freePort, musterArgs, removeDir, startSandbox, tempDir, withLogsOf} from '../support/processes.mjs';
import {until} from '../support/until.mjs';
import {formFor, lead, start, tasksOf, toggle, work} from './deeds.mjs';
import {dice} from './dice.mjs';
import {Person} from './person.mjs';
import {assertAnnounced, assertDistinct, assertState, botPosts} from './proof.mjs';
import {Pulse} from './pulse.mjs';
import {spawnMuster} from './victim.mjs';

const SEED = Number(process.env.MUSTER_KILL_SEED ?? Date.now() % 1_000_000);
const KILLS = Number(process.env.MUSTER_KILLS ?? 200);
/** So many of them before anybody has typed a command: while the command is registered and the playbooks are added. */
const FIRST_KILLS = Math.ceil(KILLS / 20);
const PLAYBOOKS = 2;
const KILLS_AN_INCIDENT = 8;
/** Milliseconds after its start, up to 400; a good third of them while it is starting. */
const afterStart = (throwOfDice) => 400 * throwOfDice ** 3;
const SECRET = 'between-sandbox-and-muster';

const chance = dice(SEED);
const pulse = new Pulse();
const world = {people: {}, accounts: [], refusals: new Map(), acknowledged: 0, isOver: false, chance: dice(SEED + 1)};
const tally = {kills: 0, starting: 0, silent: 0};
let data;
let sandbox;
let muster;
let serveArgs;

before(async () => {
    data = await tempDir('muster-kill-');
    const port = await freePort();
    const secretFile = join(data, 'secret');
    await writeFile(secretFile, SECRET);
    sandbox = await startSandbox({
        data: join(data, 'sandbox'),
        args: ['--plugin-url', `http://127.0.0.1:${port}`, '--plugin-secret-file', secretFile],
    });
    serveArgs = musterArgs({
        chat: sandbox.url,
        tokenFile: join(data, 'sandbox', 'bot-token'),
        port,
        dataDir: join(data, 'muster'),
        secretFile,
    });
    for (const name of ['ada', 'ben', 'cleo', 'admin']) {
        world.people[name] = await Person.enter(sandbox.url, name, pulse);
    }
    const {admin} = world.people;
    world.team = (await admin.rest('GET', '/teams/name/sre')).id;
    world.square = (await admin.rest('GET', `/teams/${world.team}/channels/name/town-square`)).id;
});

after(async () => {
    Object.values(world.people).forEach((person) => person.leave());
    await muster?.kill().catch(() => {});
    await sandbox?.stop();
    if (data) {
        await removeDir(data);
    }
});

async function kill() {
    tally.kills += 1;
    tally.starting += muster.isReady() ? 0 : 1;
    await muster.kill();
}

/** At once, a little later, while it works on a command, or just after it has answered one. */
async function liveAndDie() {
    muster = spawnMuster(serveArgs);
    const {ended} = muster;
    const moment = chance.below(3);
    const delay = chance.next();
    const count = 1 + chance.below(6);
    if (moment === 0) {
        await Promise.race([sleep(afterStart(delay)), ended]);
        return kill();
    }
    await muster.ready();
    const kind = moment === 1 ? 'asked' : 'answered';
    const isInTime = await Promise.race([pulse.next(kind, count, 5_000), ended]);
    tally.silent += isInTime ? 0 : 1;
    await Promise.race([sleep((moment === 1 ? 6 : 2) * delay), ended]);
    return kill();
}

async function commands() {
    const all = await world.people.admin.rest('GET', `/commands?team_id=${world.team}&custom_only=true`);
    return all.filter(({trigger}) => trigger === 'incident');
}

/** The playbooks from which ada can start an incident. */
async function offered() {
    const {dialog} = await formFor(world, world.people.ada, world.square, '/incident start');
    return dialog.elements.find(({name}) => name === 'playbookID').options;
}

/** One more change in each incident: when it is announced, so is all before it. */
async function drain() {
    const {cleo} = world.people;
    for (const account of world.accounts) {
        const [task] = tasksOf(account, {index: 2, of: 4});
        const before = task.done.length;
        await until(`an answer in ${account.mark}`, async () => {
            await toggle(world, cleo, account, task);
            return task.done.length > before;
        });
        await until(
            `the last post in the channel of ${account.mark}`,
            async () => {
                const posts = await botPosts(cleo, account.channel);
                return (
                    posts.filter(({message}) => task.done.some((op) => task.announced(op).test(message))).length >=
                    task.done.length
                );
            },
            {within: 60_000, every: 100},
        );
    }
}

test(`every acknowledged change is there after ${KILLS} kills, announced once and in order`, async (t) => {
    t.diagnostic(`seed ${SEED} (MUSTER_KILL_SEED=${SEED} repeats it)`);
    const began = Date.now();
    const steps = async () => {
        while (tally.kills < FIRST_KILLS) {
            muster = spawnMuster(serveArgs);
            await Promise.race([sleep(afterStart(chance.next())), muster.ended]);
            await kill();
        }
        muster = spawnMuster(serveArgs);
        await muster.ready();
        await until('/incident in the team', async () => (await commands()).length === 1);
        await until('the playbooks', async () => (await offered()).length === PLAYBOOKS);
        await kill();

        world.wanted = () => Math.ceil(tally.kills / KILLS_AN_INCIDENT);
        const {ada, ben, cleo, admin} = world.people;
        const doings = Promise.all([
            start(world),
            lead(world, ada, {index: 0, of: 2}),
            lead(world, ben, {index: 1, of: 2}),
            ...[ada, ben, cleo, admin].map((person, index) => work(world, person, {index, of: 4})),
        ]);
        while (tally.kills < KILLS) {
            await Promise.race([liveAndDie(), doings]);
        }
        world.isOver = true;
        muster = spawnMuster(serveArgs);
        await Promise.race([Promise.all([doings, muster.ready()]), muster.ended]);
        await Promise.race([drain(), muster.ended]);
        await prove();
    };
    await withLogsOf([sandbox], steps)
        .catch((error) => {
            error.message = `seed ${SEED}, after ${tally.kills} kills: ${error.message}\n--- muster ---\n${muster?.log() ?? ''}`;
            throw error;
        })
        .finally(() => (world.isOver = true));
    t.diagnostic(summary(Date.now() - began));
});

async function prove() {
    const {admin} = world.people;
    const {items, total_count: total} = await admin.look(`/incidents?team_id=${world.team}&per_page=1000`);
    assert.equal(total, world.accounts.length, 'as many incidents as were started');
    assert.equal(items.length, total);
    assertDistinct(
        items.map(({number}) => number),
        'incidents',
    );

    const keys = [];
    for (const account of world.accounts) {
        const found = items.filter(({description}) => description === account.mark);
        assert.equal(found.length, 1, `one incident for ${account.mark}`);
        const incident = await admin.look(`/incidents/${account.id}`);
        const posts = await botPosts(admin, account.channel);
        assertState(account, incident);
        assertAnnounced(account, posts);
        // Each post tells of one entry of the timeline, and each entry is told of. Who joined, the chat server itself tells.
        const {items: entries} = await admin.look(`/incidents/${account.id}/timeline`);
        const told = entries.filter(({event_type: type}) => !type.startsWith('participant_'));
        assert.deepEqual(
            told.map(({post_id: post}) => post).sort(),
            posts.map(({id}) => id).sort(),
            `the posts that the timeline of ${account.mark} links to`,
        );
        const members = await admin.rest('GET', `/channels/${account.channel}/members?per_page=200`);
        assert.ok(
            members.some(({user_id: id}) => id === incident.commander_user_id),
            `the commander of ${account.mark} is in its channel`,
        );
        keys.push(...posts.map(({props}) => props.muster_key));
    }
    assertDistinct(keys, 'posts');
    tally.posts = keys.length;
    await proveChannels(items);
    assert.equal((await commands()).length, 1, 'one /incident in the team');
    assert.equal((await offered()).length, PLAYBOOKS, 'each playbook was added once');
    assert.ok(
        world.acknowledged >= KILLS / 2,
        `only ${world.acknowledged} changes were acknowledged: that proves little`,
    );
}

async function proveChannels(incidents) {
    const bot = api(sandbox.url, (await readFile(join(data, 'sandbox', 'bot-token'), 'utf8')).trim());
    const {id: self} = await bot.get('/users/me');
    const channels = await bot.get(`/users/me/teams/${world.team}/channels`);
    const own = channels.filter(({creator_id: creator}) => creator === self);
    assert.deepEqual(
        own.map(({id}) => id).sort(),
        incidents.map(({channel_id: id}) => id).sort(),
        'the bot has made one channel for each incident',
    );
}

function summary(millis) {
    const refused = [...world.refusals.values()].reduce((sum, count) => sum + count, 0);
    const happened = world.accounts.flatMap(({registers}) => registers).reduce((sum, {done}) => sum + done.length, 0);
    return (
        `kill -9: ${tally.kills} kills (${tally.starting} before muster was ready, ${tally.silent} without a command), ` +
        `${world.accounts.length} incidents, ${pulse.count('asked')} commands and forms (${pulse.count('answered')} answered, ` +
        `${refused} of them refused, ${pulse.count('unanswered')} unanswered), ${happened} changes of which ${world.acknowledged} ` +
        `acknowledged, ${tally.posts} posts, ${(millis / 1000).toFixed(0)} s`
    );
}
