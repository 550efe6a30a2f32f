import type {Failure} from '../api/result';
import type {Incident} from '../wire/incident';
import type {Action} from './actions';
import {withShared} from './sharing';
import type {Wish} from './wishes';

/** Whether the ongoing incidents of a team that the reader takes part in were read. */
export type TeamRead = {readonly status: 'ready'} | {readonly status: 'failed'; readonly failure: Failure};

export type IncidentsState = {
    readonly byId: Readonly<Record<string, Incident>>;
    readonly idByChannel: Readonly<Record<string, string>>;
    readonly teams: Readonly<Record<string, TeamRead>>;
    /** Channels that had an incident of the reader's, which is read when they go there. */
    readonly endedChannels: ReadonlySet<string>;
    readonly wishes: readonly Wish[];
};

const empty: IncidentsState = {byId: {}, idByChannel: {}, teams: {}, endedChannels: new Set(), wishes: []};

/** Older news never overwrites newer, in whatever order they arrive. */
function received(state: IncidentsState, incidents: readonly Incident[]): IncidentsState {
    const news = incidents.filter((each) => (state.byId[each.id]?.revision ?? 0) < each.revision);
    if (news.length === 0) {
        return state;
    }
    const byId = {...state.byId};
    const idByChannel = {...state.idByChannel};
    for (const each of news) {
        byId[each.id] = withShared(byId[each.id], each);
        if (each.channel_id !== '') {
            idByChannel[each.channel_id] = each.id;
        }
    }
    return {...state, byId, idByChannel};
}

function gone(state: IncidentsState, id: string): IncidentsState {
    const {[id]: known, ...byId} = state.byId;
    if (!known) {
        return state;
    }
    const {[known.channel_id]: _channel, ...idByChannel} = state.idByChannel;
    return {...state, byId, idByChannel};
}

function teamReceived(state: IncidentsState, teamId: string, incidents: readonly Incident[]): IncidentsState {
    return {...received(state, incidents), teams: {...state.teams, [teamId]: {status: 'ready'}}};
}

export function incidents(state: IncidentsState = empty, action: Action): IncidentsState {
    switch (action.type) {
        case 'muster/incident/received':
            return received(state, [action.incident]);
        case 'muster/incident/gone':
            return gone(state, action.id);
        case 'muster/team_incidents/received':
            return teamReceived(state, action.team_id, action.incidents);
        case 'muster/team_incidents/failed':
            return {
                ...state,
                teams: state.teams[action.team_id]?.status === 'ready'
                    ? state.teams
                    : {...state.teams, [action.team_id]: {status: 'failed', failure: action.failure}},
            };
        case 'muster/ended_channels/received':
            return {...state, endedChannels: new Set([...state.endedChannels, ...action.channel_ids])};
        case 'muster/wish/made':
            return {...state, wishes: [...state.wishes, action.wish]};
        case 'muster/wish/ended':
            return {...state, wishes: state.wishes.filter((each) => each.id !== action.id)};
        default:
            return state;
    }
}

export function isTakingPart(incident: Incident, userId: string): boolean {
    return incident.participants.some((each) => each.user_id === userId && each.left_at === 0);
}

/** The ongoing incidents of a team that somebody takes part in, the latest first. */
export function ongoingOf(state: IncidentsState, teamId: string, userId: string): readonly Incident[] {
    return Object.values(state.byId)
        .filter((each) => each.team_id === teamId && each.is_active && isTakingPart(each, userId))
        .sort((a, b) => b.create_at - a.create_at);
}

export function incidentOfChannel(state: IncidentsState, channelId: string): Incident | undefined {
    return state.byId[state.idByChannel[channelId] ?? ''];
}
