import {useMemo} from 'react';

import {changeCommander, editIncident, endIncident, getIncident, restartIncident} from '../api/incidents';
import type {Result} from '../api/result';
import {addTimelineEntry} from '../api/timeline';
import {dismissReminder, updateStatus} from '../api/updates';
import type {Incident} from '../wire/incident';
import type {NewStatusUpdate} from '../wire/status_update';
import type {NewTimelineEntry} from '../wire/timeline';
import {useChange} from './use_change';

export type IncidentActions = {
    readonly toStage: (position: number) => Promise<Result<Incident>>;
    readonly handOver: (userId: string) => Promise<Result<Incident>>;
    readonly end: () => Promise<Result<Incident>>;
    readonly restart: () => Promise<Result<Incident>>;
    readonly update: (update: NewStatusUpdate) => Promise<Result<Incident>>;
    readonly dismiss: () => Promise<Result<Incident>>;
    readonly note: (entry: NewTimelineEntry) => Promise<Result<Incident>>;
};

/** What can be done with an incident itself. */
export function useIncidentActions(id: string): IncidentActions {
    const change = useChange(id);
    return useMemo<IncidentActions>(() => ({
        toStage: (position) =>
            change(() => editIncident(id, {active_stage: position}), {kind: 'incident', edit: {active_stage: position}}),
        handOver: (userId) =>
            change(() => changeCommander(id, userId), {kind: 'incident', edit: {commander_user_id: userId}}),
        end: () => change(() => endIncident(id)),
        restart: () => change(() => restartIncident(id)),
        update: (update) => change(async () => {
            const kept = await updateStatus(id, update);
            return kept.ok ? getIncident(id) : kept;
        }),
        dismiss: () => change(() => dismissReminder(id)),
        note: (entry) => change(() => addTimelineEntry(id, entry)),
    }), [change, id]);
}
