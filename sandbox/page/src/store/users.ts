import type {User, UserStatus} from '../wire/user';
import type {Action} from './actions';

export type UsersState = {
    readonly currentUserId: string;
    readonly profiles: Readonly<Record<string, User>>;
    readonly statuses: Readonly<Record<string, string>>;
    /** Who is in a channel, as far as it was asked for. */
    readonly profilesInChannel: Readonly<Record<string, readonly string[]>>;
};

const empty: UsersState = {currentUserId: '', profiles: {}, statuses: {}, profilesInChannel: {}};

function withProfiles(state: UsersState, users: readonly User[]): UsersState {
    const added = Object.fromEntries(users.map((each) => [each.id, each]));
    return {...state, profiles: {...state.profiles, ...added}};
}

function withStatuses(state: UsersState, statuses: readonly UserStatus[]): UsersState {
    const added = Object.fromEntries(statuses.map((each) => [each.user_id, each.status]));
    return {...state, statuses: {...state.statuses, ...added}};
}

function withMembers(state: UsersState, channelId: string, change: (ids: readonly string[]) => readonly string[]): UsersState {
    const known = state.profilesInChannel[channelId];
    if (known === undefined) {
        return state;
    }
    return {...state, profilesInChannel: {...state.profilesInChannel, [channelId]: change(known)}};
}

export function users(state: UsersState = empty, action: Action): UsersState {
    switch (action.type) {
    case 'session/began':
        return {...withProfiles(state, [action.me]), currentUserId: action.me.id};
    case 'users/received':
        return withProfiles(state, action.users);
    case 'channel_users/received': {
        const ids = action.users.map((each) => each.id);
        const next = withProfiles(state, action.users);
        return {...next, profilesInChannel: {...next.profilesInChannel, [action.channel_id]: ids}};
    }
    case 'channel_user/joined':
        return withMembers(state, action.channel_id, (ids) => [...ids.filter((id) => id !== action.user_id), action.user_id]);
    case 'channel_user/left':
        return withMembers(state, action.channel_id, (ids) => ids.filter((id) => id !== action.user_id));
    case 'statuses/received':
        return withStatuses(state, action.statuses);
    default:
        return state;
    }
}
