import {list, text} from '../wire/decode';
import type {ExportFormat} from '../wire/export';
import {
    type Commander, commander, type Incident, incident, type IncidentEdit, type IncidentList, incidentList,
    type IncidentMetadata, incidentMetadata, type NewIncident,
} from '../wire/incident';
import type {IncidentQuery} from '../wire/query';
import {type Change, get, getFile, type Look, send} from './request';
import type {Result} from './result';

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

/** As a file, to be kept. It is fetched, not linked to: a link could not carry the session for another host. */
export function exportIncident(id: string, format: ExportFormat, look?: Look): Promise<Result<Blob>> {
    return getFile(`/incidents/${id}/export`, {...look, query: {format}});
}
