// The other road of tests/support/place.mjs: the sandbox starts Muster as its plugin, as Mattermost starts it, and nothing
// listens but the sandbox.

import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {api, logIn, request} from './http.mjs';
import {binDir} from './processes.mjs';
import {until} from './until.mjs';

const PLUGIN = 'muster';
const RUNNING = 2; // as the chat server numbers a plugin's states
const PASSWORD = 'Sandbox-1';
const PATIENCE = {within: 60_000};
/** Between two looks of the sandbox whether the plugin lives; a Mattermost server looks every 30 seconds. */
const HEALTH_SECONDS = '2';

const seedFile = fileURLToPath(new URL('../../sandbox/seed/playbooks.json', import.meta.url));

/** What the sandbox is told to host Muster with these settings. */
export async function hostingArgs(dir, {webhookHosts}) {
    const settings = join(dir, 'plugin-settings.json');
    await writeFile(settings, JSON.stringify({TestCommands: true, WebhookPrivateHosts: webhookHosts ?? ''}));
    return [
        ['--plugin', join(binDir, 'muster')],
        ['--plugin-settings', settings],
        ['--plugin-health-seconds', HEALTH_SECONDS],
    ].flat();
}

/**
 * Muster as the plugin of that sandbox, with what tests ask of a program.
 * @param {() => import('./processes.mjs').Running} sandbox
 */
export function hostedMuster(sandbox) {
    const lines = (pattern) => [...sandbox().log().matchAll(pattern)];
    const pid = () => Number(lines(/plugin started process=(\d+)/g).at(-1)[1]);
    const timesActive = () => lines(/plugin active/g).length;
    let timesSeen = 0;
    const admin = async () => api(sandbox().url, await logIn(sandbox().url, 'admin', PASSWORD));
    const becameActive = () =>
        until(
            'Muster to be active',
            async () => {
                const [{state}] = await (await admin()).get('/plugins/statuses');
                return state === RUNNING && timesActive() > timesSeen;
            },
            PATIENCE,
        );

    return {
        name: PLUGIN,
        log: () => sandbox().log(),
        running: () => isAlive(pid()),
        /** The first time, or after stop() and kill(): the sandbox starts again what was killed. */
        async start() {
            await (await admin()).post(`/plugins/${PLUGIN}/enable`);
            await becameActive();
        },
        async stop() {
            timesSeen = timesActive();
            if (sandbox().running()) {
                await (await admin()).post(`/plugins/${PLUGIN}/disable`);
            }
        },
        async kill() {
            timesSeen = timesActive();
            process.kill(pid(), 'SIGKILL');
        },
    };
}

function isAlive(pid) {
    try {
        process.kill(pid, 0);
        return true;
    } catch {
        return false;
    }
}

/** Makes the sandbox's own playbooks, which `muster serve` reads from a file, through Muster's API. */
export async function makePlaybooks(base) {
    const {playbooks} = JSON.parse(await readFile(seedFile, 'utf8'));
    for (const playbook of playbooks) {
        const token = await logIn(base, playbook.members[0], PASSWORD);
        const chat = api(base, token);
        const team = await chat.get(`/teams/name/${playbook.team}`);
        const users = await chat.post('/users/usernames', playbook.members);
        const answer = await request(base, {
            method: 'POST',
            path: `/plugins/${PLUGIN}/api/v0/playbooks`,
            headers: {Authorization: `Bearer ${token}`, 'X-Requested-With': 'XMLHttpRequest'},
            body: {
                title: playbook.title,
                description: playbook.description,
                team_id: team.id,
                create_public_incident: playbook.creates_public_incident,
                member_ids: users.map(({id}) => id),
                checklists: playbook.stages.map(({title, tasks}) => ({title, items: tasks})),
            },
        });
        if (answer.status !== 201) {
            throw new Error(`the playbook ${playbook.title} was not made: ${answer.status} ${answer.text}`);
        }
    }
}
