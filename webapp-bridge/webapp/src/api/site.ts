import {type Changes, changes} from '../wire/change';
import {type Settings, settings} from '../wire/settings';
import {get, type Look} from './request';
import type {Result} from './result';

export function getSettings(look?: Look): Promise<Result<Settings>> {
    return get('/settings', settings, look);
}

/** What changed in a team since a cursor; without one all is new. */
export function listChanges(teamId: string, since: string, look?: Look): Promise<Result<Changes>> {
    return get('/changes', changes, {...look, query: {team_id: teamId, since}});
}
