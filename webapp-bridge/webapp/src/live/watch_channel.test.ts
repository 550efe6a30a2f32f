import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';

import type {HostStore} from '../host/window';
import {channel, team} from '../testing/host_page';
import {golden} from '../testing/golden';
import {MusterServer} from '../testing/muster_server';
import {makeStore} from '../testing/muster_store';
import type {Incident} from '../wire/incident';
import {Follower} from './follower';
import {ourState} from './load';
import {watchChannel} from './watch_channel';

const api = '/plugins/muster/api/v0';
const ofChannel = `GET ${api}/incidents/channel/${channel}`;
const nothing = {total_count: 0, page_count: 0, has_more: false, items: []};

describe('the channel that one goes to', () => {
    let server: MusterServer;
    let store: HostStore;
    let stop: () => void;
    const incident = golden<Incident>('incident');

    beforeEach(() => {
        server = new MusterServer();
        server.on(`GET ${api}/incidents`, nothing).on(ofChannel, {...incident, is_active: false});
        vi.stubGlobal('fetch', server.fetch);
        store = makeStore();
    });
    afterEach(() => {
        stop();
        vi.unstubAllGlobals();
    });
    const open = vi.fn();
    const watch = (): void => {
        open.mockReset();
        stop = watchChannel(store, new Follower(store), open);
    };

    it('has its incident read although that has ended, whoever made the channel', async () => {
        server.onPages(`GET ${api}/incidents/channels`, [[channel], []]);
        watch();
        await vi.waitFor(() => expect(ourState(store).incidents.byId[incident.id]?.team_id).toBe(team));
        expect(server.count(ofChannel)).toBe(1);
    });

    it('is not asked about when it is no incident’s', async () => {
        server.onPages(`GET ${api}/incidents/channels`, [['another0000000000000000000'], []]);
        watch();
        await vi.waitFor(() => expect(server.count(`GET ${api}/incidents/channels`)).toBe(2));
        expect(server.count(ofChannel)).toBe(0);
    });

    it.each([[1280, 1], [375, 0]])('has its incident shown beside it by itself, where %i pixels leave room', async (innerWidth, times) => {
        vi.stubGlobal('window', {innerWidth});
        server.on(ofChannel, {...incident, is_active: true}).onPages(`GET ${api}/incidents/channels`, [[channel], []]);
        watch();
        await vi.waitFor(() => expect(ourState(store).incidents.byId[incident.id]?.is_active).toBe(true));
        expect(open).toHaveBeenCalledTimes(times);
    });
});
