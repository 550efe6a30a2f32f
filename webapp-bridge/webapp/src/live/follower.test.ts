import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';

import type {HostStore} from '../host/window';
import {team} from '../testing/host_page';
import {golden} from '../testing/golden';
import {MusterServer} from '../testing/muster_server';
import {makeStore} from '../testing/muster_store';
import type {Incident} from '../wire/incident';
import {Follower} from './follower';
import {ourState} from './load';

const api = '/plugins/muster/api/v0';
const incident = golden<Incident>('incident');
const one = `GET ${api}/incidents/${incident.id}`;

function event(revision: number, over: object = {}): object {
    return {
        event: 'incident_updated', incident_id: incident.id, team_id: team, revision, cursor: `c${revision}`, ...over,
    };
}

describe('news of changes', () => {
    let server: MusterServer;
    let store: HostStore;
    let follower: Follower;

    beforeEach(() => {
        server = new MusterServer();
        server.on(one, incident).on(`GET ${api}/incidents`, {total_count: 0, page_count: 0, has_more: false, items: []});
        vi.stubGlobal('fetch', server.fetch);
        store = makeStore();
        follower = new Follower(store);
        store.dispatch({type: 'muster/team_incidents/received', team_id: team, incidents: []});
    });
    afterEach(() => vi.unstubAllGlobals());

    const known = (): Incident | undefined => ourState(store).incidents.byId[incident.id];

    it('bring an incident that was not known', async () => {
        follower.message(event(9));
        await vi.waitFor(() => expect(known()?.revision).toBe(9));
    });

    it('ask for nothing that is known already, however late they come', async () => {
        follower.message(event(9));
        await vi.waitFor(() => expect(known()?.revision).toBe(9));
        follower.message(event(8));
        follower.message(event(9));
        expect(server.count(one)).toBe(1);
    });

    it('that come faster than they are read are read once more, not once each', async () => {
        for (let revision = 1; revision <= 9; revision += 1) {
            follower.message(event(revision));
        }
        await vi.waitFor(() => expect(server.count(one)).toBe(2));
        await vi.waitFor(() => expect(known()?.revision).toBe(9));
        expect(server.count(one)).toBe(2);
    });

    it('take away what may not be seen any more', async () => {
        follower.message(event(9));
        await vi.waitFor(() => expect(known()).toBeDefined());
        server.on(one, {error: 'There is no such incident.'}, 404);
        follower.message(event(10));
        await vi.waitFor(() => expect(known()).toBeUndefined());
    });

    it('are made up for after a break, from the last cursor on', async () => {
        follower.message({event: 'hello', cursor: 'c1'});
        server.on(`GET ${api}/changes`, {
            cursor: 'c9', reset: false, items: [{incident_id: incident.id, revision: 9}],
        });
        follower.lost();
        expect(ourState(store).news.connection).toBe('offline');
        follower.message({event: 'hello', cursor: 'c9'});
        expect(ourState(store).news.connection).toBe('online');
        await vi.waitFor(() => expect(known()?.revision).toBe(9));
    });

    it('that are lost for good have everything shown read anew', async () => {
        store.dispatch({type: 'muster/incident/received', incident: {...incident, revision: 3}});
        follower.message({event: 'reset', cursor: 'c20'});
        await vi.waitFor(() => expect(known()?.revision).toBe(9));
        expect(server.count(`GET ${api}/incidents`)).toBe(1);
    });

    it('that cannot be read were news all the same', async () => {
        store.dispatch({type: 'muster/incident/received', incident: {...incident, revision: 3}});
        follower.message({event: 7});
        await vi.waitFor(() => expect(known()?.revision).toBe(9));
    });
});
