import {exportIncident, getIncident, getIncidentMetadata, listCommanders, listIncidents} from '../api/incidents';
import type {Result} from '../api/result';
import {getIncidentStatistics} from '../api/statistics';
import {listTimeline} from '../api/timeline';
import {listStatusUpdates} from '../api/updates';
import type {Commander, Incident, IncidentList} from '../wire/incident';
import type {IncidentQuery} from '../wire/query';
import type {IncidentStatistics} from '../wire/statistics';
import type {StatusUpdate} from '../wire/status_update';
import type {TimelineEvent} from '../wire/timeline';
import {type Loaded, useLoading} from './use_loading';
import {useNews} from './use_news';

/** A page of incidents, read again when something of the team changes. */
export function useIncidentList(query: IncidentQuery): Loaded<IncidentList> {
    const loaded = useLoading(JSON.stringify(query), (signal) => listIncidents(query, {signal}), true);
    useNews(query.team_id, loaded.reload);
    return loaded;
}

/** Who commands an incident of the team; nobody until that is known. */
export function useCommanders(teamId: string): readonly Commander[] {
    const {state} = useLoading(teamId, (signal) => listCommanders({team_id: teamId}, {signal}));
    return state.status === 'ready' ? state.value : [];
}

/** All that a page shows of one incident, read together so that its parts agree. */
export type WholeIncident = {
    readonly incident: Incident;
    readonly statistics: IncidentStatistics;
    readonly updates: readonly StatusUpdate[];
    readonly events: readonly TimelineEvent[];
    /** Empty where the channel is not open yet, or is gone. */
    readonly channelName: string;
};

async function readWhole(id: string, signal: AbortSignal): Promise<Result<WholeIncident>> {
    const [incident, statistics, updates, timeline, metadata] = await Promise.all([
        getIncident(id, {signal}),
        getIncidentStatistics(id, {signal}),
        listStatusUpdates(id, {signal}),
        listTimeline(id, {signal}),
        getIncidentMetadata(id, {signal}),
    ]);
    if (!incident.ok) {
        return incident;
    }
    if (!statistics.ok) {
        return statistics;
    }
    if (!updates.ok) {
        return updates;
    }
    if (!timeline.ok) {
        return timeline;
    }
    const value: WholeIncident = {
        incident: incident.value,
        statistics: statistics.value,
        updates: updates.value.items,
        events: timeline.value.items,
        // A channel that was deleted for good takes nothing from what is known of the incident.
        channelName: metadata.ok ? metadata.value.channel_name : '',
    };
    return {ok: true, value};
}

export function useWholeIncident(id: string, teamId: string): Loaded<WholeIncident> {
    const loaded = useLoading(id, (signal) => readWhole(id, signal));
    useNews(teamId, loaded.reload);
    return loaded;
}

export {exportIncident};
