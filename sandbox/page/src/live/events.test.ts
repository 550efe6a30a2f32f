// @vitest-environment jsdom
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';

import {isMember, isUnread} from '../store/selectors';
import type {Store} from '../store/store';
import {FakeServer} from '../testing/fake_server';
import {ada, adaAtTownSquare, ben, townSquare} from '../testing/scene';
import {readEvent} from '../wire/event';
import {applyEvent} from './events';

const offTopic = {...townSquare, id: 'c-off', name: 'off-topic', display_name: 'Off-Topic'};

let server: FakeServer;
let store: Store;

function frame(event: string, data: Record<string, unknown>, channelId = ''): void {
    applyEvent(store, readEvent({event, data, broadcast: {channel_id: channelId, team_id: '', user_id: ''}, seq: 1}));
}

function posted(id: string, channelId: string, more: Record<string, unknown> = {}): void {
    const post = {id, create_at: 10, update_at: 10, user_id: ben.id, channel_id: channelId, message: id, ...more};
    frame('posted', {post: JSON.stringify(post), mentions: JSON.stringify([ada.id])}, channelId);
}

function channelOf(id: string): typeof townSquare {
    const channel = store.getState().entities.channels.channels[id];
    if (!channel) {
        throw new Error(`no channel ${id}`);
    }
    return channel;
}

beforeEach(() => {
    server = new FakeServer()
        .on(`GET /channels/${offTopic.id}`, offTopic)
        .on('POST /channels/members/me/view', {status: 'OK'});
    store = adaAtTownSquare();
});

afterEach(() => vi.unstubAllGlobals());

async function joinOffTopic(): Promise<void> {
    frame('user_added', {user_id: ada.id, team_id: 't-sre'}, offTopic.id);
    await vi.waitFor(() => expect(isMember(store.getState(), offTopic.id)).toBe(true));
}

describe('what happens on the server', () => {
    it('lists a channel that I was added to', async () => {
        await joinOffTopic();
        expect(channelOf(offTopic.id).display_name).toBe('Off-Topic');
    });

    it('makes a channel unread once, however often a message is announced', async () => {
        await joinOffTopic();
        posted('p1', offTopic.id);
        posted('p1', offTopic.id);
        expect(channelOf(offTopic.id).total_msg_count).toBe(1);
        expect(isUnread(store.getState(), channelOf(offTopic.id))).toBe(true);
        expect(store.getState().entities.channels.myMembers[offTopic.id]?.mention_count).toBe(1);
    });

    it('does not make a channel unread by what I wrote or by who joined', async () => {
        await joinOffTopic();
        posted('p1', offTopic.id, {user_id: ada.id});
        posted('p2', offTopic.id, {type: 'system_join_channel'});
        expect(isUnread(store.getState(), channelOf(offTopic.id))).toBe(false);
    });

    it('is read at once in the channel that I look at, and the server is told once', async () => {
        posted('p1', townSquare.id);
        posted('p2', townSquare.id);
        expect(isUnread(store.getState(), channelOf(townSquare.id))).toBe(false);
        await vi.waitFor(() => expect(server.sent('POST /channels/members/me/view')).toMatchObject([{channel_id: townSquare.id}]));
    });

    it('tells the server nothing of what was read when I have signed out meanwhile', async () => {
        vi.useFakeTimers();
        posted('p1', townSquare.id);
        store.dispatch({type: 'session/ended'});
        await vi.runAllTimersAsync();
        vi.useRealTimers();
        expect(server.sent('POST /channels/members/me/view')).toEqual([]);
    });

    it('takes a channel away when I am removed from it', async () => {
        await joinOffTopic();
        frame('user_removed', {channel_id: offTopic.id, remover_id: ben.id, user_id: ada.id});
        expect(isMember(store.getState(), offTopic.id)).toBe(false);
    });

    it('archives a channel', () => {
        frame('channel_deleted', {channel_id: townSquare.id, delete_at: 7});
        expect(channelOf(townSquare.id).delete_at).toBe(7);
    });

    it('shows the new header of a channel', () => {
        frame('channel_updated', {channel: JSON.stringify({...townSquare, header: 'Commander: ada'})}, townSquare.id);
        expect(channelOf(townSquare.id).header).toBe('Commander: ada');
    });
});
