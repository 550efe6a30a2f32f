import type {Channel} from '../wire/channel';
import type {Post} from '../wire/post';
import type {Team} from '../wire/team';
import type {User} from '../wire/user';
import type {State} from './store';

export function currentUser(state: State): User | undefined {
    return state.entities.users.profiles[state.entities.users.currentUserId];
}

export function currentTeam(state: State): Team | undefined {
    return state.entities.teams.teams[state.entities.teams.currentTeamId];
}

export function currentChannel(state: State): Channel | undefined {
    return state.entities.channels.channels[state.entities.channels.currentChannelId];
}

export function userByName(state: State, username: string): User | undefined {
    return Object.values(state.entities.users.profiles).find((each) => each.username === username);
}

export function teamByName(state: State, name: string): Team | undefined {
    return Object.values(state.entities.teams.teams).find((each) => each.name === name);
}

export function channelByName(state: State, teamId: string, name: string): Channel | undefined {
    return Object.values(state.entities.channels.channels).find((each) => each.team_id === teamId && each.name === name);
}

export function isMember(state: State, channelId: string): boolean {
    return state.entities.channels.myMembers[channelId] !== undefined;
}

/** The other person of a direct channel, whose name is made of both ids. A talk with oneself has oneself. */
export function teammateId(channel: Channel, me: string): string {
    const ids = channel.name.split('__');
    return ids.find((id) => id !== me) ?? me;
}

export function channelTitle(state: State, channel: Channel): string {
    if (channel.type !== 'D') {
        return channel.display_name || channel.name;
    }
    const other = state.entities.users.profiles[teammateId(channel, state.entities.users.currentUserId)];
    return other?.username ?? channel.display_name;
}

export function channelPath(state: State, team: Team, channel: Channel): string {
    if (channel.type === 'D') {
        return `/${team.name}/messages/@${channelTitle(state, channel)}`;
    }
    return channel.type === 'G' ? `/${team.name}/messages/${channel.name}` : `/${team.name}/channels/${channel.name}`;
}

export function isUnread(state: State, channel: Channel): boolean {
    const member = state.entities.channels.myMembers[channel.id];
    return member !== undefined && channel.total_msg_count > member.msg_count;
}

function byTitle(state: State): (a: Channel, b: Channel) => number {
    return (a, b) => channelTitle(state, a).localeCompare(channelTitle(state, b));
}

function isArchivedElsewhere(state: State, channel: Channel): boolean {
    return channel.delete_at > 0 && channel.id !== state.entities.channels.currentChannelId;
}

/** The channels of the team that I am in, and the archived one only while I look at it. */
export function myTeamChannels(state: State, teamId: string): readonly Channel[] {
    return Object.values(state.entities.channels.channels)
        .filter((each) => each.team_id === teamId && isMember(state, each.id) && !isArchivedElsewhere(state, each))
        .sort(byTitle(state));
}

export function myConversations(state: State): readonly Channel[] {
    return Object.values(state.entities.channels.channels)
        .filter((each) => (each.type === 'D' || each.type === 'G') && isMember(state, each.id))
        .sort(byTitle(state));
}

export function channelPosts(state: State, channelId: string): readonly Post[] {
    const {posts, postsInChannel} = state.entities.posts;
    return (postsInChannel[channelId]?.order ?? []).flatMap((id) => posts[id] ?? []);
}
