import {list, text} from '../wire/decode';
import type {ExportFormat} from '../wire/export';
import {
    type Commander, commander, type Incident, incident, type IncidentEdit, type IncidentList, incidentList,
    type IncidentMetadata, incidentMetadata, type NewIncident, type Status,
} from '../wire/incident';
import {type Change, get, type Look, operationUrl, send} from './request';
import type {Result} from './result';

export type IncidentSort = 'create_at' | 'end_at' | 'name' | 'status' | 'last_status_update_at';

/** Which incidents of a team; what is left out does not matter. */
export type IncidentQuery = {
    readonly team_id: string;
    readonly page?: number;
    readonly per_page?: number;
    readonly status?: 'all' | 'active' | 'ended' | Status;
    readonly sort?: IncidentSort;
    readonly direction?: 'asc' | 'desc';
    readonly commander_user_id?: string;
    readonly member_id?: string;
    readonly playbook_id?: string;
    readonly started_gte?: number;
    readonly started_lt?: number;
    readonly search_term?: string;
};

export function listIncidents(query: IncidentQuery, look?: Look): Promise<Result<IncidentList>> {
    return get('/incidents', incidentList, {...look, query});
}

export function listIncidentChannels(query: IncidentQuery, look?: Look): Promise<Result<readonly string[]>> {
    return get('/incidents/channels', list(text), {...look, query});
}

export function listCommanders(query: IncidentQuery, look?: Look): Promise<Result<readonly Commander[]>> {
    return get('/incidents/commanders', list(commander), {...look, query});
}

export function getIncident(id: string, look?: Look): Promise<Result<Incident>> {
    return get(`/incidents/${id}`, incident, look);
}

export function getIncidentByChannel(channelId: string, look?: Look): Promise<Result<Incident>> {
    return get(`/incidents/channel/${channelId}`, incident, look);
}

export function getIncidentMetadata(id: string, look?: Look): Promise<Result<IncidentMetadata>> {
    return get(`/incidents/${id}/metadata`, incidentMetadata, look);
}

export function startIncident(wanted: NewIncident, look?: Look): Promise<Result<Incident>> {
    return send('POST', '/incidents', incident, {...look, body: wanted});
}

export function editIncident(id: string, edit: IncidentEdit, change?: Change): Promise<Result<Incident>> {
    return send('PATCH', `/incidents/${id}`, incident, {...change, body: edit});
}

export function endIncident(id: string, change?: Change): Promise<Result<Incident>> {
    return send('PUT', `/incidents/${id}/end`, incident, change);
}

export function restartIncident(id: string, change?: Change): Promise<Result<Incident>> {
    return send('PUT', `/incidents/${id}/restart`, incident, change);
}

export function changeCommander(id: string, userId: string, change?: Change): Promise<Result<Incident>> {
    return send('POST', `/incidents/${id}/commander`, incident, {...change, body: {commander_id: userId}});
}

/** Where a browser gets the file; it is a plain link, so that the browser keeps it as it keeps any file. */
export function exportIncidentUrl(id: string, format: ExportFormat): string {
    return operationUrl(`/incidents/${id}/export`, {format});
}
