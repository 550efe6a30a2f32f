import {createStore} from 'redux';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';

import {getIncident} from '../api/incidents';
import {currentRoad, takeRoad} from '../api/road';
import type {HostStore} from '../host/window';
import {channel, hostEntities, team} from '../testing/host_page';
import {golden} from '../testing/golden';
import {MusterServer} from '../testing/muster_server';
import {findRoad, keepRoad} from './find_road';

const hour = 60 * 60_000;
const hosted = {muster: '/plugins/muster/api/v0', chat: '/api/v4', session: ''};

describe('the road to Muster', () => {
    let server: MusterServer;
    const store = createStore(() => ({entities: hostEntities()})) as unknown as HostStore;

    const vouch = (token: string, expiresAt: number, url = 'https://muster.example'): void =>
        void server.on('POST /api/v4/commands/execute', {
            response_type: 'ephemeral', text: '', props: {muster: {url, token, expires_at: expiresAt}},
        });

    beforeEach(() => {
        server = new MusterServer();
        vi.stubGlobal('fetch', server.fetch);
        vi.stubGlobal('window', {basename: ''});
    });
    afterEach(() => {
        vi.unstubAllGlobals();
        takeRoad(hosted);
    });

    it('leads through the chat server where that has a route for plugins', async () => {
        server.on('POST /api/v4/commands/execute', golden('session_by_route'))
            .on('GET /plugins/muster/api/v0/settings', golden('settings'));
        expect(await findRoad(store)).toBe(true);
        expect(currentRoad()).toEqual(hosted);
        expect(await keepRoad(store)).toBe(true);
        expect(server.count('POST /api/v4/commands/execute')).toBe(1);
    });

    it('leads to Muster itself where it has none, with a session that the chat server vouches for', async () => {
        server.on('GET /api/v0/settings', golden('settings')).on('GET /api/v0/incidents/x', golden('incident'));
        vouch('t1', Date.now() + hour);
        expect(await findRoad(store)).toBe(true);
        expect(currentRoad()).toEqual({muster: 'https://muster.example/api/v0', chat: '/api/v4', session: 't1'});

        const command = server.asked.find((each) => each.path === '/api/v4/commands/execute');
        expect(JSON.parse(String(command?.init.body))).toEqual({
            command: '/incident session', team_id: team, channel_id: channel,
        });
        await getIncident('x');
        const last = server.asked[server.asked.length - 1];
        expect(last?.init.headers).toMatchObject({Authorization: 'Bearer t1'});
        expect(last?.init.credentials).toBe('omit');
    });

    it('is kept while the session lasts, and the session is renewed before it ends', async () => {
        server.on('GET /api/v0/settings', golden('settings'));
        vouch('t1', Date.now() + hour);
        await findRoad(store);
        expect(await keepRoad(store)).toBe(true);
        expect(server.count('POST /api/v4/commands/execute')).toBe(1);

        vouch('t2', Date.now() + 2 * hour);
        vi.spyOn(Date, 'now').mockReturnValue(Date.now() + hour - 10_000);
        expect(await keepRoad(store)).toBe(true);
        expect(currentRoad().session).toBe('t2');
        vi.restoreAllMocks();
    });

    it('is not found while Muster is away, and nothing that is not there is asked for', async () => {
        server.on('POST /api/v4/commands/execute', {message: 'Command failed.'}, 500);
        expect(await findRoad(store)).toBe(false);
        expect(server.asked).toHaveLength(1);
    });

    it('is asked for in a channel, as soon as the page knows one that the reader can write in', async () => {
        server.on('POST /api/v4/commands/execute', golden('session_by_route'))
            .on('GET /plugins/muster/api/v0/settings', golden('settings'));
        const early = createStore((entities: object | undefined, action: {readonly type: string}) =>
            (action.type === 'loaded' ? hostEntities('') : entities ?? {}));
        const page = {
            getState: () => ({entities: early.getState()}), dispatch: early.dispatch,
            subscribe: early.subscribe,
        } as unknown as HostStore;
        const found = findRoad(page);
        expect(server.asked).toHaveLength(0);
        early.dispatch({type: 'loaded'});
        expect(await found).toBe(true);
        expect(JSON.parse(String(server.asked[0]?.init.body))).toMatchObject({team_id: team, channel_id: channel});
    });
});
