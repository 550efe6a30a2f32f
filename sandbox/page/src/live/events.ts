import {currentChannel, currentUser} from '../store/selectors';
import type {Store} from '../store/store';
import {isEphemeral, isSystem, type Post} from '../wire/post';
import type {LiveEvent} from '../wire/event';
import {addToChannelLocally} from './membership';
import {loadChannel, loadMyChannels, loadReferences, loadTeams, markRead} from './load';

const typingLastsMs = 5000;

function isWatched(store: Store, channelId: string): boolean {
    return currentChannel(store.getState())?.id === channelId && document.visibilityState === 'visible';
}

/** Puts a message that just came into being into the store; safe when it is known already. */
export function receivePost(store: Store, post: Post, mentions: readonly string[] = []): void {
    const state = store.getState();
    const me = currentUser(state);
    const isNew = state.entities.posts.posts[post.id] === undefined && !isEphemeral(post);
    store.dispatch({
        type: 'post/received',
        post,
        is_new: isNew,
        mine: post.user_id === me?.id && !isSystem(post),
        mentions_me: me !== undefined && mentions.includes(me.id),
    });
    store.dispatch({type: 'typing/ended', channel_id: post.channel_id, user_id: post.user_id});
    void loadReferences(store, [post]);
    if (isNew && isWatched(store, post.channel_id)) {
        markRead(store, post.channel_id);
    }
}

function userAdded(store: Store, channelId: string, userId: string): void {
    if (userId === store.getState().entities.users.currentUserId) {
        void addToChannelLocally(store, channelId);
    }
    const known = store.getState().entities.users.profilesInChannel[channelId];
    if (!known?.includes(userId)) {
        store.dispatch({type: 'channel_user/joined', channel_id: channelId, user_id: userId});
    }
}

function userRemoved(store: Store, channelId: string, userId: string): void {
    store.dispatch({type: 'channel_user/left', channel_id: channelId, user_id: userId});
    if (userId === store.getState().entities.users.currentUserId) {
        store.dispatch({type: 'channel/left', channel_id: channelId});
    }
}

function typing(store: Store, channelId: string, userId: string): void {
    const until = Date.now() + typingLastsMs;
    store.dispatch({type: 'typing/noticed', channel_id: channelId, user_id: userId, until});
    setTimeout(() => {
        const latest = store.getState().views.typing[channelId]?.find((each) => each.user_id === userId);
        if (latest?.until === until) {
            store.dispatch({type: 'typing/ended', channel_id: channelId, user_id: userId});
        }
    }, typingLastsMs);
}

/**
 * Applies one event. What the event itself says is in the store when this returns, so that events keep their order;
 * only what has to be looked up elsewhere comes later.
 */
export function applyEvent(store: Store, event: LiveEvent): void {
    const {entities} = store.getState();
    switch (event.kind) {
    case 'posted':
        return receivePost(store, event.post, event.mentions);
    case 'ephemeral_message':
        return receivePost(store, event.post);
    case 'post_edited':
        store.dispatch({type: 'post/edited', post: event.post});
        return void loadReferences(store, [event.post]);
    case 'post_deleted':
        return void store.dispatch({type: 'post/deleted', post: event.post});
    case 'user_added':
        return userAdded(store, event.channel_id, event.user_id);
    case 'user_removed':
        return userRemoved(store, event.channel_id, event.user_id);
    case 'channel_created':
    case 'conversation_added':
        return void addToChannelLocally(store, event.channel_id);
    case 'channel_updated':
        if (event.channel && entities.channels.channels[event.channel.id]) {
            return void store.dispatch({type: 'channel/received', channel: event.channel});
        }
        return void loadChannel(store, event.channel_id);
    case 'channel_deleted':
        return void store.dispatch({type: 'channel/archived', channel_id: event.channel_id, delete_at: event.delete_at});
    case 'channel_restored':
    case 'channel_converted':
        // The whole team hears of it, also of private channels that only some may read: so my list is read, not the channel.
        return void loadMyChannels(store, entities.teams.currentTeamId);
    case 'channel_member_updated':
        return void store.dispatch({type: 'channel/joined', member: event.member});
    case 'channels_viewed':
        return event.channel_ids.forEach((id) => store.dispatch({type: 'channel/read', channel_id: id}));
    case 'added_to_team':
        return void loadTeams(store);
    case 'leave_team':
        if (event.user_id === entities.users.currentUserId) {
            store.dispatch({type: 'team/left', team_id: event.team_id});
        }
        return;
    case 'update_team':
        return void store.dispatch({type: 'team/updated', team: event.team});
    case 'user_updated':
        return void store.dispatch({type: 'users/received', users: [event.user]});
    case 'status_change':
        return void store.dispatch({type: 'statuses/received', statuses: [event]});
    case 'typing':
        return typing(store, event.channel_id, event.user_id);
    case 'open_dialog':
        return void store.dispatch({type: 'RECEIVED_DIALOG', data: event.request});
    case 'hello':
    case 'other':
        return;
    }
}
