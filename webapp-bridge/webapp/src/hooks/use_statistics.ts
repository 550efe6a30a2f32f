import {listIncidents} from '../api/incidents';
import {getSettings} from '../api/site';
import {getPlaybookStatistics, getStatistics} from '../api/statistics';
import type {IncidentList} from '../wire/incident';
import type {Settings} from '../wire/settings';
import type {TeamStatistics} from '../wire/statistics';
import {type Loaded, useLoading} from './use_loading';
import {useNews} from './use_news';

/** Of one playbook, or of the whole team where that is empty. */
export function useStatistics(teamId: string, playbook: string, weeks: number): Loaded<TeamStatistics> {
    const loaded = useLoading(`${teamId} ${playbook} ${weeks}`, (signal) => (playbook === ''
        ? getStatistics(teamId, weeks, {signal})
        : getPlaybookStatistics(playbook, weeks, {signal})), true);
    useNews(teamId, loaded.reload);
    return loaded;
}

/** The latest incidents that began since then and have ended, at most 200: more points than that are a cloud. */
export function useEndedIncidents(teamId: string, playbook: string, since: number): Loaded<IncidentList> {
    return useLoading(`${teamId} ${playbook} ${since}`, (signal) => listIncidents({
        team_id: teamId, status: 'ended', sort: 'create_at', direction: 'desc', per_page: 200, started_gte: since,
        ...(playbook === '' ? {} : {playbook_id: playbook}),
    }, {signal}), true);
}

export function useSettings(): Loaded<Settings> {
    return useLoading('settings', (signal) => getSettings({signal}));
}
