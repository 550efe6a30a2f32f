import {describe, expect, it} from 'vitest';

import {WireError} from './decode';
import {readEvent} from './event';

const broadcast = {omit_users: null, user_id: '', channel_id: 'c1', team_id: ''};
const post = {
    id: 'p1', create_at: 5, update_at: 6, edit_at: 0, delete_at: 0, user_id: 'u1', channel_id: 'c1', root_id: '',
    message: 'hello', type: '', props: {from_bot: 'true'}, pending_post_id: '', participants: null, metadata: {},
};

describe('a websocket event', () => {
    it('carries its post as JSON inside a string', () => {
        const event = readEvent({event: 'posted', data: {post: JSON.stringify(post), mentions: '["u2"]'}, broadcast, seq: 2});
        expect(event).toMatchObject({kind: 'posted', mentions: ['u2'], post: {id: 'p1', message: 'hello', props: {from_bot: true}}});
    });

    it('names the channel of a removed member in one of two places', () => {
        const toChannel = readEvent({event: 'user_removed', data: {user_id: 'u1', remover_id: 'u2'}, broadcast, seq: 1});
        expect(toChannel).toEqual({kind: 'user_removed', channel_id: 'c1', user_id: 'u1'});

        const toUser = readEvent({
            event: 'user_removed', data: {channel_id: 'c1', remover_id: 'u2'},
            broadcast: {...broadcast, user_id: 'u1', channel_id: ''}, seq: 1,
        });
        expect(toUser).toEqual({kind: 'user_removed', channel_id: 'c1', user_id: 'u1'});
    });

    it('opens a dialog whose options are null', () => {
        const element = {display_name: 'Title', name: 'title', type: 'text', subtype: '', options: null};
        const dialog = JSON.stringify({trigger_id: 't1', url: 'http://x/', dialog: {title: 'Declare', elements: [element]}});
        const event = readEvent({event: 'open_dialog', data: {dialog}, broadcast, seq: 3});
        expect(event).toMatchObject({kind: 'open_dialog', request: {trigger_id: 't1', dialog: {elements: [{name: 'title', options: []}]}}});
    });

    it('is passed over when the page does not know it', () => {
        expect(readEvent({event: 'preferences_changed', data: {preferences: '[]'}, broadcast, seq: 4})).toEqual({kind: 'other'});
    });

    it('is refused, with the place, when a member has the wrong shape', () => {
        const bad = {event: 'posted', data: {post: JSON.stringify({...post, create_at: 'now'})}, broadcast, seq: 5};
        expect(() => readEvent(bad)).toThrow(new WireError('$.data.post.create_at: expected number'));
    });
});
