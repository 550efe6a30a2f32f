import {isEphemeral, type Post, type PostList} from '../wire/post';
import type {Action, PostsPage} from './actions';

export type ChannelPosts = {
    /** Oldest first. */
    readonly order: readonly string[];
    /** Nothing older is left on the server. */
    readonly complete: boolean;
};

export type PostsState = {
    readonly posts: Readonly<Record<string, Post>>;
    readonly postsInChannel: Readonly<Record<string, ChannelPosts>>;
};

const empty: PostsState = {posts: {}, postsInChannel: {}};

function ordered(posts: Readonly<Record<string, Post>>, ids: Iterable<string>): readonly string[] {
    const at = (id: string): number => posts[id]?.create_at ?? 0;
    return [...new Set(ids)].sort((a, b) => at(a) - at(b));
}

/** Older news loses: an edit that arrives late never undoes a later one. */
function merged(known: Readonly<Record<string, Post>>, received: readonly Post[]): Readonly<Record<string, Post>> {
    const posts = {...known};
    for (const each of received) {
        const before = posts[each.id];
        if (!before || before.update_at <= each.update_at) {
            posts[each.id] = each;
        }
    }
    return posts;
}

function listed(list: PostList): readonly string[] {
    return list.order.filter((id) => list.posts[id]?.delete_at === 0);
}

function receivedNewest(state: PostsState, action: PostsPage): PostsState {
    // What the server does not keep is kept here: nobody could fetch it again.
    const kept = (state.postsInChannel[action.channel_id]?.order ?? []).filter((id) => {
        const known = state.posts[id];
        return known !== undefined && isEphemeral(known);
    });
    const posts = merged(state.posts, Object.values(action.list.posts));
    const order = ordered(posts, [...kept, ...listed(action.list)]);
    return {posts, postsInChannel: {...state.postsInChannel, [action.channel_id]: {order, complete: action.complete}}};
}

function receivedOlder(state: PostsState, action: PostsPage): PostsState {
    const known = state.postsInChannel[action.channel_id]?.order ?? [];
    const posts = merged(state.posts, Object.values(action.list.posts));
    const order = ordered(posts, [...listed(action.list), ...known]);
    return {posts, postsInChannel: {...state.postsInChannel, [action.channel_id]: {order, complete: action.complete}}};
}

function received(state: PostsState, post: Post): PostsState {
    const posts = merged(state.posts, [post]);
    const channel = state.postsInChannel[post.channel_id];
    // A channel that was never opened is read whole when it is.
    if (!channel) {
        return isEphemeral(post)
            ? {posts, postsInChannel: {...state.postsInChannel, [post.channel_id]: {order: [post.id], complete: false}}}
            : {...state, posts};
    }
    const order = ordered(posts, [...channel.order, post.id]);
    return {posts, postsInChannel: {...state.postsInChannel, [post.channel_id]: {...channel, order}}};
}

function removed(state: PostsState, post: Post): PostsState {
    const known = state.posts[post.id] ?? post;
    const posts = {...state.posts, [post.id]: {...known, delete_at: Math.max(post.delete_at, 1)}};
    const channel = state.postsInChannel[post.channel_id];
    if (!channel) {
        return {...state, posts};
    }
    const order = channel.order.filter((id) => id !== post.id && posts[id]?.root_id !== post.id);
    return {posts, postsInChannel: {...state.postsInChannel, [post.channel_id]: {...channel, order}}};
}

export function posts(state: PostsState = empty, action: Action): PostsState {
    switch (action.type) {
    case 'newest_posts/received':
        return receivedNewest(state, action);
    case 'older_posts/received':
        return receivedOlder(state, action);
    case 'post/received':
        return received(state, action.post);
    case 'post/looked_up':
    case 'post/edited':
        return {...state, posts: merged(state.posts, [action.post])};
    case 'post/deleted':
        return removed(state, action.post);
    case 'other_posts/forgotten': {
        const kept = state.postsInChannel[action.except_channel_id];
        return {...state, postsInChannel: kept ? {[action.except_channel_id]: kept} : {}};
    }
    default:
        return state;
    }
}
