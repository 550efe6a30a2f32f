// @vitest-environment jsdom
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';

import {Registrations} from '../host/registry';
import type {HostStore} from '../host/window';
import {golden} from '../testing/golden';
import {oldRegistry, team} from '../testing/host_page';
import {MusterServer} from '../testing/muster_server';
import {makeStore} from '../testing/muster_store';
import type {Incident} from '../wire/incident';
import type {Settings} from '../wire/settings';
import {follow} from './follow';
import {ourState} from './load';

const api = '/plugins/muster/api/v0';
const incident = golden<Incident>('incident');
const settings = golden<Settings>('settings');

class Socket {
    static latest: Socket | undefined;
    onmessage: ((event: {readonly data: string}) => void) | null = null;

    constructor() {
        Socket.latest = this;
    }

    close(): void {
        this.onmessage = null;
    }
}

describe('what a page shows', () => {
    let server: MusterServer;
    let store: HostStore;
    let registrations: Registrations;

    const changes = (cursor: string, items: readonly object[] = []): void =>
        void server.on(`GET ${api}/changes`, {items, cursor, reset: false});
    const begin = (news: Settings['news']): void => {
        server.on(`GET ${api}/settings`, {...settings, news});
        follow(registrations, store, () => undefined);
    };

    beforeEach(() => {
        server = new MusterServer()
            .on('POST /api/v4/commands/execute', golden('session_by_route'))
            .on(`GET ${api}/incidents`, {total_count: 1, page_count: 1, has_more: false, items: [incident]})
            .on(`GET ${api}/incidents/channels`, []);
        changes('c1');
        vi.stubGlobal('fetch', server.fetch);
        vi.stubGlobal('WebSocket', Socket);
        Socket.latest = undefined;
        store = makeStore();
        registrations = new Registrations(oldRegistry(() => undefined).registry);
    });
    afterEach(() => {
        registrations.undoAll();
        vi.unstubAllGlobals();
    });

    const shown = (): Incident | undefined => ourState(store).incidents.byId[incident.id];

    it('is brought up to date with what changed before the socket told anything', async () => {
        begin('socket');
        await vi.waitFor(() => expect(shown()?.revision).toBe(incident.revision));
        const revision = incident.revision + 1;
        server.on(`GET ${api}/incidents/${incident.id}`, {...incident, revision});
        changes('c2', [{incident_id: incident.id, team_id: team, revision}]);
        Socket.latest?.onmessage?.({data: JSON.stringify({event: 'hello', cursor: 'c2'})});
        await vi.waitFor(() => expect(shown()?.revision).toBe(revision));
    });

    it('may be old once a change was not answered, although the chat server’s socket is open', async () => {
        begin('chat');
        await vi.waitFor(() => expect(shown()?.revision).toBe(incident.revision));
        server.on(`GET ${api}/changes`, 'page not found', 404);
        store.dispatch({type: 'muster/failure/noticed', failure: {kind: 'unreachable'}});
        await vi.waitFor(() => expect(ourState(store).news.connection).toBe('offline'));
        expect(shown()?.revision).toBe(incident.revision);
    });
});
