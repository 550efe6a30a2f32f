// Reads over REST what the page shows and hands it to the store. Everything here may be run again at any time:
// after a reconnect the same calls make the page right.

import {getChannel, getChannelStats, getMyChannelMembers, getMyChannels, getPublicChannels, viewChannel} from '../api/channels';
import {getNewestPosts, getPost, getPostsBefore, pageSize} from '../api/posts';
import type {Result} from '../api/result';
import {getMyTeams} from '../api/teams';
import {getStatuses, getUsersByIds, getUsersByUsernames, getUsersInChannel} from '../api/users';
import {currentChannel, isMember, teammateId} from '../store/selectors';
import type {Store} from '../store/store';
import {type Post, type PostList} from '../wire/post';
import {mentionedNames} from '../text/mentions';

export async function loadTeams(store: Store, me = store.getState().entities.users.currentUserId): Promise<Result<void>> {
    const teams = await getMyTeams();
    if (!teams.ok) {
        return teams;
    }
    const open = teams.value.filter((each) => each.delete_at === 0);
    store.dispatch({type: 'teams/received', teams: open, user_id: me});
    return {ok: true, value: undefined};
}

/** Reads which channels I am in; once more when I joined or left one meanwhile. */
export async function loadMyChannels(store: Store, teamId: string): Promise<Result<void>> {
    const {moves} = store.getState().entities.channels;
    const [channels, members] = await Promise.all([getMyChannels(teamId), getMyChannelMembers(teamId)]);
    if (!channels.ok) {
        return channels;
    }
    if (!members.ok) {
        return members;
    }
    if (store.getState().entities.channels.moves !== moves) {
        return loadMyChannels(store, teamId);
    }
    store.dispatch({type: 'my_channels/received', team_id: teamId, channels: channels.value, members: members.value});
    const me = store.getState().entities.users.currentUserId;
    const teammates = channels.value.filter((each) => each.type === 'D').map((each) => teammateId(each, me));
    await Promise.all([loadUsers(store, teammates), loadStatuses(store, teammates)]);
    return {ok: true, value: undefined};
}

/** Learns the titles of the public channels, for links to those that I am not in. */
export async function loadPublicChannels(store: Store, teamId: string): Promise<void> {
    const channels = await getPublicChannels(teamId);
    if (channels.ok) {
        store.dispatch({type: 'channels/received', channels: channels.value});
    }
}

/** Reads one channel again, for instance after an event that says no more than that it changed. */
export async function loadChannel(store: Store, channelId: string): Promise<void> {
    const channel = await getChannel(channelId);
    if (channel.ok) {
        store.dispatch({type: 'channel/received', channel: channel.value});
    }
}

// Names that are being asked for, so that a burst of messages asks once.
const asked = new Set<string>();

async function once(keys: readonly string[], load: (missing: readonly string[]) => Promise<void>): Promise<void> {
    const missing = [...new Set(keys)].filter((key) => key !== '' && !asked.has(key));
    if (missing.length === 0) {
        return;
    }
    missing.forEach((key) => asked.add(key));
    await load(missing);
    missing.forEach((key) => asked.delete(key));
}

export async function loadUsers(store: Store, ids: readonly string[]): Promise<void> {
    const {profiles} = store.getState().entities.users;
    await once(ids.filter((id) => !profiles[id]), async (missing) => {
        const users = await getUsersByIds(missing);
        if (users.ok) {
            store.dispatch({type: 'users/received', users: users.value});
        }
    });
}

async function loadStatuses(store: Store, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) {
        return;
    }
    const statuses = await getStatuses(ids);
    if (statuses.ok) {
        store.dispatch({type: 'statuses/received', statuses: statuses.value});
    }
}

// Names that nobody has: a message may say @anything, and asking again would not help.
const nobody = new Set<string>();

async function loadMentioned(store: Store, posts: readonly Post[]): Promise<void> {
    const known = new Set(Object.values(store.getState().entities.users.profiles).map((each) => each.username));
    const names = posts.flatMap((each) => mentionedNames(each.message)).filter((name) => !known.has(name) && !nobody.has(name));
    await once(names, async (missing) => {
        const users = await getUsersByUsernames(missing);
        if (!users.ok) {
            return;
        }
        const found = new Set(users.value.map((each) => each.username));
        missing.filter((name) => !found.has(name)).forEach((name) => nobody.add(name));
        if (users.value.length > 0) {
            store.dispatch({type: 'users/received', users: users.value});
        }
    });
}

/** Fetches the people and the answered messages that these posts refer to. */
export async function loadReferences(store: Store, posts: readonly Post[]): Promise<void> {
    const known = store.getState().entities.posts.posts;
    const roots = [...new Set(posts.map((each) => each.root_id))].filter((id) => id !== '' && !known[id]);
    const lookUp = async (id: string): Promise<void> => {
        const root = await getPost(id);
        if (root.ok) {
            store.dispatch({type: 'post/looked_up', post: root.value});
            await loadUsers(store, [root.value.user_id]);
        }
    };
    await Promise.all([
        loadUsers(store, posts.map((each) => each.user_id)),
        loadMentioned(store, posts),
        ...roots.map(lookUp),
    ]);
}

function isComplete(list: PostList): boolean {
    return list.order.length < pageSize;
}

export async function loadNewestPosts(store: Store, channelId: string): Promise<Result<void>> {
    const list = await getNewestPosts(channelId);
    if (!list.ok) {
        return list;
    }
    store.dispatch({type: 'newest_posts/received', channel_id: channelId, list: list.value, complete: isComplete(list.value)});
    await loadReferences(store, Object.values(list.value.posts));
    return {ok: true, value: undefined};
}

export async function loadOlderPosts(store: Store, channelId: string): Promise<Result<void>> {
    const {posts, postsInChannel} = store.getState().entities.posts;
    // The server does not know the messages that only I can see.
    const oldest = postsInChannel[channelId]?.order.find((id) => posts[id]?.type !== 'system_ephemeral');
    if (oldest === undefined) {
        return {ok: true, value: undefined};
    }
    const list = await getPostsBefore(channelId, oldest);
    if (!list.ok) {
        return list;
    }
    store.dispatch({type: 'older_posts/received', channel_id: channelId, list: list.value, complete: isComplete(list.value)});
    await loadReferences(store, Object.values(list.value.posts));
    return {ok: true, value: undefined};
}

export async function loadChannelUsers(store: Store, channelId: string): Promise<void> {
    const [users, stats] = await Promise.all([getUsersInChannel(channelId), getChannelStats(channelId)]);
    if (users.ok) {
        store.dispatch({type: 'channel_users/received', channel_id: channelId, users: users.value});
        await loadStatuses(store, users.value.map((each) => each.id));
    }
    if (stats.ok) {
        store.dispatch({type: 'channel_stats/received', channel_id: channelId, member_count: stats.value.member_count});
    }
}

const viewPauseMs = 200;
const viewing = new Set<string>();

/** Tells the server that I have seen the channel, here and on my other devices; once for a burst of messages. */
export function markRead(store: Store, channelId: string): void {
    if (!isMember(store.getState(), channelId)) {
        return;
    }
    store.dispatch({type: 'channel/read', channel_id: channelId});
    if (viewing.has(channelId)) {
        return;
    }
    viewing.add(channelId);
    setTimeout(() => {
        viewing.delete(channelId);
        // Whoever has signed out or was removed meanwhile reads nothing.
        if (isMember(store.getState(), channelId)) {
            void viewChannel(channelId);
        }
    }, viewPauseMs);
}

/** After messages were missed: reads again what is shown, and forgets what is not. */
export async function catchUp(store: Store): Promise<Result<void>> {
    const teams = await loadTeams(store);
    if (!teams.ok) {
        if (teams.failure.kind === 'signed_out') {
            store.dispatch({type: 'session/missing'});
        }
        return teams;
    }
    const teamId = store.getState().entities.teams.currentTeamId;
    const channels = teamId === '' ? teams : await loadMyChannels(store, teamId);
    if (!channels.ok) {
        return channels;
    }
    const channel = currentChannel(store.getState());
    store.dispatch({type: 'other_posts/forgotten', except_channel_id: channel?.id ?? ''});
    if (!channel) {
        return channels;
    }
    await Promise.all([loadChannel(store, channel.id), loadChannelUsers(store, channel.id)]);
    const posts = await loadNewestPosts(store, channel.id);
    // A channel that I may no longer read is not worth another try; everything else is.
    return posts.ok || posts.failure.kind === 'refused' ? channels : posts;
}
