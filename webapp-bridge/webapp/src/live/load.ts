// Reads what the views show, and puts it into the store.
import {getIncident, getIncidentByChannel, listIncidentChannels, listIncidents} from '../api/incidents';
import type {Result} from '../api/result';
import {getSettings} from '../api/site';
import {currentUserId, hostState} from '../host/host_state';
import type {HostStore} from '../host/window';
import type {Action} from '../store/actions';
import {ongoingOf} from '../store/incidents';
import {emptyState, type State} from '../store/store';
import type {Incident} from '../wire/incident';
import type {Settings} from '../wire/settings';

const page = 200;

export function ourState(store: HostStore): State {
    return hostState(store.getState())['plugins-muster'] ?? emptyState;
}

export function send(store: HostStore, action: Action): void {
    store.dispatch(action);
}

/** Reads an incident anew; one that cannot be seen any more leaves the store. */
export async function loadIncident(store: HostStore, id: string): Promise<Result<Incident>> {
    const answer = await getIncident(id);
    if (answer.ok) {
        send(store, {type: 'muster/incident/received', incident: answer.value});
    } else if (answer.failure.kind === 'not_found') {
        send(store, {type: 'muster/incident/gone', id});
    }
    return answer;
}

export async function loadIncidentOfChannel(store: HostStore, channelId: string): Promise<void> {
    const answer = await getIncidentByChannel(channelId);
    if (answer.ok) {
        send(store, {type: 'muster/incident/received', incident: answer.value});
    }
}

/** Reads which channels of a team had an incident that the reader takes part in and that has ended. */
export async function loadEndedChannels(store: HostStore, teamId: string): Promise<void> {
    const member = currentUserId(hostState(store.getState()));
    for (let at = 0; ; at += 1) {
        const answer = await listIncidentChannels({
            team_id: teamId, member_id: member, status: 'ended', sort: 'create_at', direction: 'desc', page: at, per_page: page,
        });
        if (!answer.ok || answer.value.length === 0) {
            return;
        }
        send(store, {type: 'muster/ended_channels/received', channel_ids: answer.value});
    }
}

export async function loadSettings(store: HostStore): Promise<Result<Settings>> {
    const answer = await getSettings();
    if (answer.ok) {
        send(store, {type: 'muster/settings/received', settings: answer.value});
    }
    return answer;
}

/** Reads the ongoing incidents of a team that the reader takes part in. */
export async function loadTeam(store: HostStore, teamId: string): Promise<void> {
    const me = currentUserId(hostState(store.getState()));
    const known = ongoingOf(ourState(store).incidents, teamId, me);
    const found: Incident[] = [];
    for (let at = 0; ; at += 1) {
        const answer = await listIncidents({
            team_id: teamId, member_id: me, status: 'active', sort: 'create_at', direction: 'desc', page: at, per_page: page,
        });
        if (!answer.ok) {
            send(store, {type: 'muster/team_incidents/failed', team_id: teamId, failure: answer.failure});
            return;
        }
        found.push(...answer.value.items);
        if (!answer.value.has_more) {
            break;
        }
    }
    send(store, {type: 'muster/team_incidents/received', team_id: teamId, incidents: found});
    // What was ongoing before and is not in the list has ended, or is not the reader's any more.
    const listed = new Set(found.map((each) => each.id));
    for (const each of known) {
        if (!listed.has(each.id)) {
            await loadIncident(store, each.id);
        }
    }
}
