// The work of an incident, by ids. The operations by positions are for the original plugin's clients.
import type {NewTask, TaskEdit} from '../wire/checklist';
import {type Incident, incident} from '../wire/incident';
import {type Change, send} from './request';
import type {Result} from './result';

export function addTask(id: string, wanted: NewTask, change?: Change): Promise<Result<Incident>> {
    return send('POST', `/incidents/${id}/tasks`, incident, {...change, body: wanted});
}

export function editTask(
    id: string, taskId: string, edit: TaskEdit, change?: Change,
): Promise<Result<Incident>> {
    return send('PATCH', `/incidents/${id}/tasks/${taskId}`, incident, {...change, body: edit});
}

export function removeTask(id: string, taskId: string, change?: Change): Promise<Result<Incident>> {
    return send('DELETE', `/incidents/${id}/tasks/${taskId}`, incident, change);
}

/** Puts on record that the command was run; it is run with the person's own session, by the chat server. */
export function runTask(id: string, taskId: string, change?: Change): Promise<Result<Incident>> {
    return send('POST', `/incidents/${id}/tasks/${taskId}/run`, incident, change);
}
