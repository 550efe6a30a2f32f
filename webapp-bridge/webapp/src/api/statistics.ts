import {
    type IncidentStatistics, incidentStatistics, type TeamStatistics, teamStatistics,
} from '../wire/statistics';
import {get, type Look} from './request';
import type {Result} from './result';

export function getIncidentStatistics(id: string, look?: Look): Promise<Result<IncidentStatistics>> {
    return get(`/incidents/${id}/statistics`, incidentStatistics, look);
}

export function getStatistics(teamId: string, weeks: number, look?: Look): Promise<Result<TeamStatistics>> {
    return get('/statistics', teamStatistics, {...look, query: {team_id: teamId, weeks}});
}

export function getPlaybookStatistics(id: string, weeks: number, look?: Look): Promise<Result<TeamStatistics>> {
    return get(`/playbooks/${id}/statistics`, teamStatistics, {...look, query: {weeks}});
}
