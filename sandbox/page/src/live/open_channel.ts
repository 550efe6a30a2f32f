import {addToChannel, createDirectChannel, getChannel, getChannelByName} from '../api/channels';
import {type Failure, type Result} from '../api/result';
import {getUserByUsername} from '../api/users';
import {channelByName, channelPath, isMember, isUnread, myTeamChannels, teammateId, teamByName, userByName} from '../store/selectors';
import type {Store} from '../store/store';
import type {Channel} from '../wire/channel';
import type {Team} from '../wire/team';
import {forgetPlace, lastPath, lastTeam, rememberPlace} from './last_place';
import {newMember} from './membership';
import {loadChannelUsers, loadMyChannels, loadNewestPosts, loadPublicChannels, loadUsers, markRead} from './load';

const defaultChannel = 'town-square';

function failed(failure: Failure): {readonly ok: false; readonly failure: Failure} {
    return {ok: false, failure};
}

function notFound(message: string): {readonly ok: false; readonly failure: Failure} {
    return failed({kind: 'refused', status: 404, id: '', message});
}

/** Where `/` or a bare team leads: the last channel there, or the one that everybody is in. */
export function homePath(store: Store, teamName?: string): string | undefined {
    const state = store.getState();
    const teams = Object.values(state.entities.teams.teams).sort((a, b) => a.display_name.localeCompare(b.display_name));
    const me = state.entities.users.currentUserId;
    const last = lastTeam(me);
    const team = teamName === undefined
        ? teams.find((each) => each.id === last) ?? teams[0]
        : teamByName(state, teamName);
    return team && (lastPath(me, team.id) ?? `/${team.name}/channels/${defaultChannel}`);
}

/** Brings a team's channels onto the screen. */
export async function openTeam(store: Store, name: string): Promise<Result<Team>> {
    const team = teamByName(store.getState(), name);
    if (!team) {
        return notFound('');
    }
    if (store.getState().entities.teams.currentTeamId !== team.id) {
        const channels = await loadMyChannels(store, team.id);
        if (!channels.ok) {
            return channels;
        }
        store.dispatch({type: 'team/opened', team_id: team.id});
        void loadPublicChannels(store, team.id);
    }
    return {ok: true, value: team};
}

async function join(store: Store, channel: Channel): Promise<Result<void>> {
    if (isMember(store.getState(), channel.id) || channel.type !== 'O' || channel.delete_at > 0) {
        return {ok: true, value: undefined};
    }
    const member = await addToChannel(store.getState().entities.users.currentUserId, channel.id);
    if (!member.ok) {
        return member;
    }
    const caughtUp = {...member.value, msg_count: channel.total_msg_count};
    store.dispatch({type: 'channel/joined', member: caughtUp});
    return {ok: true, value: undefined};
}

async function findChannel(store: Store, team: Team, name: string): Promise<Result<Channel>> {
    const state = store.getState();
    const known = channelByName(state, team.id, name)
        ?? Object.values(state.entities.channels.channels).find((each) => each.team_id === '' && each.name === name)
        ?? state.entities.channels.channels[name];
    if (known && isMember(state, known.id)) {
        return {ok: true, value: known};
    }
    // Plugins lead to a channel by its id too, which is no channel's name.
    const channel = /^[a-z0-9]{26}$/.test(name) ? await getChannel(name) : await getChannelByName(team.id, name);
    if (!channel.ok) {
        return channel;
    }
    store.dispatch({type: 'channel/received', channel: channel.value});
    const joined = await join(store, channel.value);
    return joined.ok ? channel : joined;
}

async function findConversation(store: Store, username: string): Promise<Result<Channel>> {
    const known = userByName(store.getState(), username);
    const user = known ? {ok: true as const, value: known} : await getUserByUsername(username);
    if (!user.ok) {
        return user;
    }
    store.dispatch({type: 'users/received', users: [user.value]});
    const me = store.getState().entities.users.currentUserId;
    const existing = Object.values(store.getState().entities.channels.channels)
        .find((each) => each.type === 'D' && teammateId(each, me) === user.value.id);
    if (existing && isMember(store.getState(), existing.id)) {
        return {ok: true, value: existing};
    }
    const channel = await createDirectChannel(me, user.value.id);
    if (!channel.ok) {
        return channel;
    }
    store.dispatch({type: 'channel/received', channel: channel.value});
    store.dispatch({type: 'channel/joined', member: newMember(channel.value, me)});
    return channel;
}

async function show(store: Store, team: Team, channel: Channel): Promise<Result<void>> {
    const state = store.getState();
    const known = state.entities.channels.channels[channel.id] ?? channel;
    const readUpTo = isUnread(state, known) ? state.entities.channels.myMembers[channel.id]?.last_viewed_at ?? 0 : 0;
    store.dispatch({type: 'channel/opened', channel_id: channel.id, read_up_to: readUpTo});
    const me = state.entities.users.currentUserId;
    rememberPlace(me, team.id, channelPath(store.getState(), team, channel));
    if (channel.type === 'D') {
        await loadUsers(store, [teammateId(channel, me)]);
    }
    const [posts] = await Promise.all([loadNewestPosts(store, channel.id), loadChannelUsers(store, channel.id)]);
    if (posts.ok) {
        markRead(store, channel.id);
    }
    return posts;
}

export type Wanted =
    | {readonly kind: 'channel'; readonly team: string; readonly name: string}
    | {readonly kind: 'direct'; readonly team: string; readonly username: string};

/**
 * Opens the channel that an address names, joining it when it is public, as Mattermost does. `isWanted` is asked after
 * every wait: who has clicked on by then is not taken back.
 */
export async function openChannel(store: Store, wanted: Wanted, isWanted: () => boolean): Promise<Result<void>> {
    const team = await openTeam(store, wanted.team);
    if (!team.ok) {
        return team;
    }
    if (!isWanted()) {
        return {ok: true, value: undefined};
    }
    const channel = wanted.kind === 'direct'
        ? await findConversation(store, wanted.username)
        : await findChannel(store, team.value, wanted.name);
    if (!channel.ok) {
        forgetPlace(store.getState().entities.users.currentUserId, team.value.id);
        return channel;
    }
    return isWanted() ? show(store, team.value, channel.value) : {ok: true, value: undefined};
}

/** A channel of the team to go to when the one on the screen is gone. */
export function fallbackPath(store: Store, leftChannelId: string): string {
    const state = store.getState();
    const team = state.entities.teams.teams[state.entities.teams.currentTeamId];
    if (!team) {
        return '/';
    }
    const others = myTeamChannels(state, team.id).filter((each) => each.id !== leftChannelId);
    const next = others.find((each) => each.name === defaultChannel) ?? others[0];
    return next ? channelPath(state, team, next) : '/';
}
