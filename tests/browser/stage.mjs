// Muster as a test wants it to be: slow, refusing, away, or answering with the golden files. The chat server's page is the sandbox's.

import {readFile} from 'node:fs/promises';

import {enter} from '../support/person.mjs';

const API = '/plugins/muster/api/v0';
const golden = new URL('../golden/', import.meta.url);
/** When the golden files were made, so that what lies between is the same each time. */
const NOW = 1602904290000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** How long incidents took, one a day. */
const HOURS = [2, 5, 1, 9, 4, 16, 3, 6, 2, 12, 4, 7];
const NOWHERE = 'channel1000000000000000000';

/** One portrait for everybody. */
const PORTRAIT =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8" fill="#7a8"/></svg>';

/**
 * @typedef {{status: number, body: unknown} | 'hangs' | 'away'} Answer
 * @typedef {object} Stage
 * @property {(name: string, change?: (read: any) => any) => Promise<any>} golden what a golden file says, of people and places that are
 *     there
 * @property {(operation: string, body: unknown, status?: number) => void} answers from now on, e.g. to "GET /incidents"
 * @property {(operation: string) => void} hangs it is never answered
 * @property {(operation: string) => void} away nothing answers
 * @property {() => void} isOffline no WebSocket stays open
 * @property {() => void} awayAltogether nothing answers at all
 * @property {(event: object) => void} tells news on the WebSocket
 * @property {() => Promise<any>} endedIncidents
 * @property {() => Promise<any>} busyTeam
 * @property {(isHere: boolean) => Promise<void>} usual answers as ever, of one incident; `isHere` says whether its channel is the one on
 *     the screen
 */

/** Who and where the golden files are about, at this chat server. */
export async function worldOf(chat) {
    const [ada, ben] = [await enter(chat, 'ada'), await enter(chat, 'ben')];
    ada.leave();
    ben.leave();
    return {me: ada.me, other: ben.me, team: ada.team, town: ada.town};
}

/** Runs in the page: however slow the machine is, what hangs is not given up meanwhile. */
function waitForEver() {
    const {setTimeout} = globalThis;
    const longest = 2 ** 31 - 1;
    globalThis.setTimeout = (call, ms, ...rest) => setTimeout(call, ms >= 10_000 ? longest : ms, ...rest);
}

/**
 * Takes Muster's place in front of a page.
 * @param {import('playwright-core').Page} page
 * @param {Awaited<ReturnType<typeof worldOf>>} world
 * @returns {Promise<Stage>}
 */
export async function takeStage(page, {me, other, team, town}) {
    const answers = new Map();
    let isOnline = true;
    let isAway = false;
    let channel = NOWHERE;
    let socketToPage;

    const read = async (name, change = (json) => json) => {
        const text = (await readFile(new URL(`${name}.json`, golden), 'utf8'))
            .replaceAll('ada00000000000000000000000', me.id)
            .replaceAll('ben00000000000000000000000', other.id)
            .replaceAll('sre00000000000000000000000', team.id)
            .replaceAll('town0000000000000000000000', town.id)
            .replaceAll('channel1000000000000000000', channel);
        return change(JSON.parse(text));
    };
    const stage = {
        golden: read,
        answers: (operation, body, status = 200) => void answers.set(operation, {status, body}),
        hangs: (operation) => void answers.set(operation, 'hangs'),
        away: (operation) => void answers.set(operation, 'away'),
        isOffline: () => (isOnline = false),
        awayAltogether: () => (isAway = true),
        tells: (event) => socketToPage.send(JSON.stringify(event)),
        /** The golden incident, ended, again and again: what the statistics draw points of. */
        endedIncidents: () =>
            read('incident_list', (it) => ({
                ...it,
                total_count: HOURS.length,
                items: HOURS.map((hours, at) => ({
                    ...it.items[0],
                    id: `0000000000000000000000${1000 + at}`,
                    number: at + 1,
                    name: `Incident ${at + 1}`,
                    is_active: false,
                    current_status: 'Resolved',
                    create_at: NOW - (HOURS.length - at) * DAY,
                    end_at: NOW - (HOURS.length - at) * DAY + hours * HOUR,
                })),
            })),
        /** A team that has had incidents for weeks. */
        busyTeam: () =>
            read('team_statistics', (it) => ({
                ...it,
                overdue: 1,
                participants: 7,
                time_to_resolve: {count: HOURS.length, median_ms: 4 * HOUR, p90_ms: 16 * HOUR},
                weeks: [3, 1, 0, 4, 2, 5].map((started, at) => ({
                    begins_at: it.weeks[0].begins_at - (4 - at) * 7 * DAY,
                    started,
                    ended: Math.max(0, started - (at % 2)),
                })),
            })),
        async usual(isHere) {
            answers.clear();
            isOnline = true;
            isAway = false;
            channel = isHere ? town.id : NOWHERE;
            const {id} = await read('incident');
            const playbook = await read('playbook');
            const team_statistics = await read('team_statistics');
            for (const [operation, body] of [
                ['/settings', await read('settings')],
                ['/incidents', await read('incident_list')],
                ['/incidents/channels', []],
                ['/incidents/commanders', await read('commanders')],
                [`/incidents/${id}`, await read('incident')],
                [`/incidents/${id}/metadata`, await read('incident_metadata')],
                [`/incidents/${id}/statistics`, await read('incident_statistics')],
                [`/incidents/${id}/status`, await read('status_updates')],
                [`/incidents/${id}/timeline`, await read('timeline')],
                ['/playbooks', await read('playbook_list')],
                ['/playbooks/templates', await read('playbook_templates')],
                [`/playbooks/${playbook.id}`, playbook],
                ['/statistics', team_statistics],
                ['/changes', {cursor: 'c1', reset: false, items: []}],
            ]) {
                answers.set(`GET ${operation}`, {status: 200, body});
            }
        },
    };
    await page.clock.setFixedTime(NOW);
    await page.addInitScript(waitForEver);
    await page.route('**/api/v4/users/*/image**', (route) =>
        route.fulfill({contentType: 'image/svg+xml', body: PORTRAIT}),
    );
    const session = await read('session_by_route');
    await page.route('**/api/v4/commands/execute', (route) =>
        route.request().postDataJSON().command === '/incident session'
            ? route.fulfill({json: session})
            : route.fallback(),
    );
    await page.route(`**${API}/**`, (route) => {
        const asked = route.request();
        const path = new URL(asked.url()).pathname.slice(API.length);
        const answer = answers.get(`${asked.method()} ${path}`) ?? {
            status: 404,
            body: {error: 'There is no such thing.'},
        };
        if (isAway || answer === 'away') {
            return route.abort('connectionrefused');
        }
        return answer === 'hangs' ? undefined : route.fulfill({status: answer.status, json: answer.body});
    });
    await page.routeWebSocket(new RegExp(`${API}/websocket$`), (socket) => {
        socketToPage = socket;
        if (isOnline && !isAway) {
            socket.send(JSON.stringify({event: 'hello', cursor: 'c1'}));
        } else {
            socket.close();
        }
    });
    return stage;
}
