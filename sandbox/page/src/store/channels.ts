import type {Channel, ChannelMember} from '../wire/channel';
import {isSystem} from '../wire/post';
import type {Action} from './actions';

export type ChannelsState = {
    readonly currentChannelId: string;
    readonly channels: Readonly<Record<string, Channel>>;
    readonly myMembers: Readonly<Record<string, ChannelMember>>;
    readonly memberCounts: Readonly<Record<string, number>>;
    /** How often I have joined or left: a list that was asked for before the latest of them may not know of it. */
    readonly moves: number;
};

const empty: ChannelsState = {currentChannelId: '', channels: {}, myMembers: {}, memberCounts: {}, moves: 0};

function withChannel(state: ChannelsState, id: string, change: (channel: Channel) => Channel): ChannelsState {
    const known = state.channels[id];
    return known ? {...state, channels: {...state.channels, [id]: change(known)}} : state;
}

function withMember(state: ChannelsState, id: string, change: (member: ChannelMember) => ChannelMember): ChannelsState {
    const known = state.myMembers[id];
    return known ? {...state, myMembers: {...state.myMembers, [id]: change(known)}} : state;
}

function without(state: ChannelsState, id: string): ChannelsState {
    const {[id]: _left, ...others} = state.myMembers;
    return {...state, myMembers: others, moves: state.moves + 1};
}

function read(state: ChannelsState, id: string): ChannelsState {
    const channel = state.channels[id];
    return withMember(state, id, (member) => ({
        ...member,
        msg_count: channel?.total_msg_count ?? 0,
        mention_count: 0,
        last_viewed_at: Math.max(member.last_viewed_at, channel?.last_post_at ?? 0),
    }));
}

function counted(state: ChannelsState, id: string, by: number): ChannelsState {
    const known = state.memberCounts[id];
    return known === undefined ? state : {...state, memberCounts: {...state.memberCounts, [id]: known + by}};
}

/** A new message makes its channel unread, unless I wrote it or am looking at it. */
function posted(state: ChannelsState, action: Extract<Action, {type: 'post/received'}>): ChannelsState {
    const {post, mine, mentions_me: mentionsMe} = action;
    const counts = !isSystem(post);
    const next = withChannel(state, post.channel_id, (channel) => ({
        ...channel,
        last_post_at: Math.max(channel.last_post_at, post.create_at),
        total_msg_count: channel.total_msg_count + (counts ? 1 : 0),
    }));
    if (mine) {
        return read(next, post.channel_id);
    }
    return mentionsMe
        ? withMember(next, post.channel_id, (member) => ({...member, mention_count: member.mention_count + 1}))
        : next;
}

/** What the server says replaces my channels of the team; other teams' channels stay. */
function receivedMine(state: ChannelsState, action: Extract<Action, {type: 'my_channels/received'}>): ChannelsState {
    const gone = Object.values(state.channels).filter((each) => each.team_id === action.team_id || each.team_id === '');
    const members = {...state.myMembers};
    for (const each of gone) {
        delete members[each.id];
    }
    for (const each of action.members) {
        members[each.channel_id] = each;
    }
    const received = Object.fromEntries(action.channels.map((each) => [each.id, each]));
    return {...state, channels: {...state.channels, ...received}, myMembers: members};
}

export function channels(state: ChannelsState = empty, action: Action): ChannelsState {
    switch (action.type) {
    case 'my_channels/received':
        return receivedMine(state, action);
    case 'channel/received':
        return {...state, channels: {...state.channels, [action.channel.id]: action.channel}};
    case 'channels/received': {
        const received = Object.fromEntries(action.channels.map((each) => [each.id, each]));
        // What I am in is known better from elsewhere: events keep it up to date.
        return {...state, channels: {...received, ...state.channels}};
    }
    case 'channel/joined':
        return {
            ...state, myMembers: {...state.myMembers, [action.member.channel_id]: action.member}, moves: state.moves + 1,
        };
    case 'channel/left':
        return without(state, action.channel_id);
    case 'channel/archived':
        return withChannel(state, action.channel_id, (channel) => ({...channel, delete_at: action.delete_at}));
    case 'channel/opened':
        return {...state, currentChannelId: action.channel_id};
    case 'channel/read':
        return read(state, action.channel_id);
    case 'channel_stats/received':
        return {...state, memberCounts: {...state.memberCounts, [action.channel_id]: action.member_count}};
    case 'channel_users/received':
        return {...state, memberCounts: {...state.memberCounts, [action.channel_id]: action.users.length}};
    case 'channel_user/joined':
        return counted(state, action.channel_id, 1);
    case 'channel_user/left':
        return counted(state, action.channel_id, -1);
    case 'post/received':
        return action.is_new ? posted(state, action) : state;
    default:
        return state;
    }
}
