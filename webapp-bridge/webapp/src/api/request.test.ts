import {afterEach, describe, expect, it, vi} from 'vitest';

import {executeCommand} from './commands';
import {editIncident, listIncidents} from './incidents';
import {archivePlaybook} from './playbooks';
import {takeRoad} from './road';

type Asked = {readonly address: string; readonly init: RequestInit};

/** Answers every call so, and tells what was asked. */
function answering(status: number, body: unknown): readonly Asked[] {
    const asked: Asked[] = [];
    vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
        asked.push({address, init});
        const text = body === undefined || status === 204 || status === 304 ? null : JSON.stringify(body);
        return new Response(text, {status});
    });
    return asked;
}

const hosted = {muster: '/plugins/muster/api/v0', chat: '/api/v4', session: ''};
const nothing = {total_count: 0, page_count: 0, has_more: false, items: []};

afterEach(() => {
    vi.unstubAllGlobals();
    takeRoad(hosted);
});

describe('a call', () => {
    it('leaves out of its address what is not asked for', async () => {
        const asked = answering(200, nothing);
        await listIncidents({team_id: 'sre', search_term: '', page: 0});
        expect(asked[0]?.address).toBe('/plugins/muster/api/v0/incidents?team_id=sre&page=0');
    });

    it('names the revision that the change was decided on', async () => {
        const asked = answering(409, {error: 'the incident has changed', field: 'If-Match', revision: 8});
        const answer = await editIncident('abc', {name: 'Cart down'}, {revision: 7});
        expect(asked[0]?.init.headers).toMatchObject({'If-Match': '"7"'});
        expect(answer).toMatchObject({ok: false, failure: {kind: 'conflict', field: 'If-Match', body: {revision: 8}}});
    });

    it('goes to another host with a session and without cookies', async () => {
        takeRoad({muster: 'https://muster.example.com/api/v0', chat: '/api/v4', session: 'secret'});
        const asked = answering(204, undefined);
        expect((await archivePlaybook('abc')).ok).toBe(true);
        expect(asked[0]?.address).toBe('https://muster.example.com/api/v0/playbooks/abc');
        expect(asked[0]?.init).toMatchObject({credentials: 'omit', headers: {Authorization: 'Bearer secret'}});
    });

    it.each([
        [304, 'unchanged'], [400, 'invalid'], [401, 'signed_out'], [403, 'forbidden'], [404, 'not_found'],
        [409, 'conflict'], [413, 'invalid'], [502, 'unreachable'], [503, 'unreachable'], [500, 'unexpected'],
    ])('that is answered %i has %s', async (status, kind) => {
        answering(status, {error: 'no'});
        expect(await editIncident('abc', {})).toMatchObject({ok: false, failure: {kind}});
    });

    it.each([404, 500])('that is answered %i by what stands before Muster did not reach it', async (status) => {
        answering(status, 'page not found');
        expect(await editIncident('abc', {})).toEqual({ok: false, failure: {kind: 'unreachable'}});
    });

    it('of the chat server is refused in the chat server’s words', async () => {
        answering(404, {id: 'api.command.execute_command.not_found.app_error', message: 'Den Befehl gibt es nicht.'});
        expect(await executeCommand('/nothing', 'sre', 'town')).toMatchObject({
            failure: {kind: 'invalid', message: 'Den Befehl gibt es nicht.'},
        });
    });

    it('tells an answer of another shape from one that never came', async () => {
        answering(200, {items: 'none'});
        expect(await listIncidents({team_id: 'sre'})).toMatchObject({failure: {kind: 'unexpected'}});
        vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
        expect(await listIncidents({team_id: 'sre'})).toEqual({ok: false, failure: {kind: 'unreachable'}});
    });

    it('that nobody waits for any more is aborted, not failed', async () => {
        vi.stubGlobal('fetch', (_: string, init: RequestInit) => new Promise((_resolve, reject) => {
            init.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
        }));
        const abort = new AbortController();
        const answer = listIncidents({team_id: 'sre'}, {signal: abort.signal});
        abort.abort();
        expect(await answer).toEqual({ok: false, failure: {kind: 'aborted'}});
    });
});
