// Plain reads of the chat server's own state. Its paths are the same from 5.37 to today, but nothing promises that
// something is there yet, so every read copes with its absence.
import type {State} from '../store/store';

export type HostUser = {
    readonly id: string;
    readonly username: string;
    readonly first_name?: string;
    readonly last_name?: string;
    readonly nickname?: string;
    readonly locale?: string;
};

export type HostTeam = {readonly id: string; readonly name: string; readonly display_name: string};

export type HostChannel = {
    readonly id: string;
    readonly name: string;
    readonly display_name: string;
    readonly team_id: string;
    readonly creator_id?: string;
    readonly delete_at?: number;
};

export type HostPost = {
    readonly id: string;
    readonly channel_id: string;
    readonly message: string;
    readonly type: string;
};

type Some<T> = Readonly<Record<string, T | undefined>>;

export type HostState = {
    readonly entities?: {
        readonly users?: {readonly currentUserId?: string; readonly profiles?: Some<HostUser>};
        readonly teams?: {readonly currentTeamId?: string; readonly teams?: Some<HostTeam>; readonly myMembers?: Some<unknown>};
        readonly channels?: {
            readonly currentChannelId?: string;
            readonly channels?: Some<HostChannel>;
            readonly myMembers?: Some<unknown>;
        };
        readonly posts?: {readonly posts?: Some<HostPost>};
        readonly general?: {readonly config?: Some<string>; readonly license?: Some<string>};
        readonly preferences?: {readonly myPreferences?: Some<{readonly value: string}>};
    };
    readonly views?: {readonly rhs?: {readonly isSidebarOpen?: boolean}};
    readonly 'plugins-muster'?: State;
};

export function hostState(state: unknown): HostState {
    return state as HostState;
}

export function currentUserId(state: HostState): string {
    return state.entities?.users?.currentUserId ?? '';
}

export function userOf(state: HostState, id: string): HostUser | undefined {
    return state.entities?.users?.profiles?.[id];
}

export function currentTeam(state: HostState): HostTeam | undefined {
    const teams = state.entities?.teams;
    return teams?.teams?.[teams.currentTeamId ?? ''];
}

/** The first by name of the teams that the reader is in. */
export function firstTeam(state: HostState): HostTeam | undefined {
    const {teams = {}, myMembers = {}} = state.entities?.teams ?? {};
    return Object.values(teams)
        .flatMap((each) => (each !== undefined && myMembers[each.id] !== undefined ? [each] : []))
        .sort((one, other) => one.display_name.localeCompare(other.display_name))[0];
}

export function currentChannel(state: HostState): HostChannel | undefined {
    const channels = state.entities?.channels;
    return channels?.channels?.[channels.currentChannelId ?? ''];
}

export type Place = {readonly team_id: string; readonly channel_id: string};

/** Where the reader can write: the channel on the screen, or else any of the team's that they are in. */
export function placeToSpeak(state: HostState): Place | undefined {
    const team = currentTeam(state)?.id;
    const ofTeam = Object.values(state.entities?.channels?.channels ?? {}).filter((each) => each?.team_id === team);
    const channel = [currentChannel(state), ...ofTeam].find((each) =>
        each !== undefined && isMyChannel(state, each.id) && (each.delete_at ?? 0) === 0);
    return team === undefined || !channel ? undefined : {team_id: team, channel_id: channel.id};
}

export function isMyChannel(state: HostState, id: string): boolean {
    return state.entities?.channels?.myMembers?.[id] !== undefined;
}

export function postOf(state: HostState, id: string): HostPost | undefined {
    return state.entities?.posts?.posts?.[id];
}

export function isRightPanelOpen(state: HostState): boolean {
    return state.views?.rhs?.isSidebarOpen === true;
}

/** The reader's language, as their settings of the chat server say. */
export function currentLocale(state: HostState): string {
    return userOf(state, currentUserId(state))?.locale ?? 'en';
}
