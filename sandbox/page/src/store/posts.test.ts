import {describe, expect, it} from 'vitest';

import {decode} from '../wire/decode';
import {post as postDecoder, type Post} from '../wire/post';
import type {Action} from './actions';
import {posts, type PostsState} from './posts';

function post(id: string, at: number, more: Partial<Post> = {}): Post {
    return {...decode(postDecoder, {id, create_at: at, update_at: at, user_id: 'u1', channel_id: 'c1', message: id}), ...more};
}

function after(...actions: readonly Action[]): PostsState {
    return actions.reduce<PostsState | undefined>((state, action) => posts(state, action), undefined) ?? {posts: {}, postsInChannel: {}};
}

function received(each: Post): Action {
    return {type: 'post/received', post: each, is_new: true, mine: false, mentions_me: false};
}

function newest(...list: readonly Post[]): Action {
    const byId = Object.fromEntries(list.map((each) => [each.id, each]));
    return {type: 'newest_posts/received', channel_id: 'c1', list: {order: list.map((each) => each.id), posts: byId}, complete: true};
}

describe('the messages of a channel', () => {
    it('are kept oldest first, each once', () => {
        const state = after(newest(post('b', 2), post('a', 1)), received(post('c', 3)), received(post('c', 3)));
        expect(state.postsInChannel['c1']?.order).toEqual(['a', 'b', 'c']);
    });

    it('are not changed back by an edit that arrives late', () => {
        const late = post('a', 1, {message: 'first edit', update_at: 5});
        const last = post('a', 1, {message: 'second edit', update_at: 9});
        const state = after(newest(post('a', 1)), {type: 'post/edited', post: last}, {type: 'post/edited', post: late});
        expect(state.posts['a']?.message).toBe('second edit');
    });

    it('lose a deleted message together with its answers', () => {
        const state = after(
            newest(post('c', 3), post('b', 2, {root_id: 'a'}), post('a', 1)),
            {type: 'post/deleted', post: post('a', 1)},
        );
        expect(state.postsInChannel['c1']?.order).toEqual(['c']);
        expect(state.posts['a']?.delete_at).toBeGreaterThan(0);
    });

    it('keep what only I could see when they are read again', () => {
        const state = after(newest(post('a', 1)), received(post('mine', 2, {type: 'system_ephemeral'})), newest(post('b', 3), post('a', 1)));
        expect(state.postsInChannel['c1']?.order).toEqual(['a', 'mine', 'b']);
    });
});
