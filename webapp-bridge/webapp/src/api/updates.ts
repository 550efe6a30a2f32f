import {type Incident, incident} from '../wire/incident';
import {
    type NewStatusUpdate, type StatusUpdateKept, statusUpdateKept, type StatusUpdates, statusUpdates,
} from '../wire/status_update';
import {type Change, get, type Look, send} from './request';
import type {Result} from './result';

export function listStatusUpdates(id: string, look?: Look): Promise<Result<StatusUpdates>> {
    return get(`/incidents/${id}/status`, statusUpdates, look);
}

export function updateStatus(
    id: string, update: NewStatusUpdate, change?: Change,
): Promise<Result<StatusUpdateKept>> {
    return send('POST', `/incidents/${id}/status`, statusUpdateKept, {...change, body: update});
}

export function dismissReminder(id: string, change?: Change): Promise<Result<Incident>> {
    return send('POST', `/incidents/${id}/reminder/dismiss`, incident, change);
}
