import {type Incident, incident} from '../wire/incident';
import {type NewTimelineEntry, type Timeline, timeline} from '../wire/timeline';
import {type Change, get, type Look, send} from './request';
import type {Result} from './result';

export function listTimeline(id: string, look?: Look): Promise<Result<Timeline>> {
    return get(`/incidents/${id}/timeline`, timeline, look);
}

export function addTimelineEntry(id: string, entry: NewTimelineEntry, change?: Change): Promise<Result<Incident>> {
    return send('POST', `/incidents/${id}/timeline`, incident, {...change, body: entry});
}
