import {beginningOf} from '../../text/durations';
import type {IncidentQuery} from '../../wire/query';
import type {Place} from './place';
import {incidentStatuses, type IncidentsPage} from './route';

export const incidentsPerPage = 25;

/** What a page of the list asks for: the reader's days become moments, the last one until its end. */
export function incidentQuery(page: IncidentsPage, place: Place): IncidentQuery {
    return {
        team_id: place.teamId,
        page: page.page,
        per_page: incidentsPerPage,
        status: incidentStatuses.find((each) => each === page.status) ?? 'all',
        sort: page.sort,
        direction: page.direction,
        search_term: page.search.trim(),
        ...(page.commander === '' ? {} : {commander_user_id: page.commander}),
        ...(page.playbook === '' ? {} : {playbook_id: page.playbook}),
        ...(page.mine ? {member_id: place.userId} : {}),
        ...(page.from === '' ? {} : {started_gte: beginningOf(page.from)}),
        ...(page.until === '' ? {} : {started_lt: beginningOf(page.until, 1)}),
    };
}

/** Whether anything was chosen, so that an empty list says why. */
export function isFiltered(page: IncidentsPage): boolean {
    return page.search !== '' || page.status !== 'all' || page.commander !== '' || page.playbook !== '' ||
        page.mine || page.from !== '' || page.until !== '';
}
