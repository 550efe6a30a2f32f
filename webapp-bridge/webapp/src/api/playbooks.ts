import {list} from '../wire/decode';
import {
    type NewPlaybook, type Playbook, playbook, type PlaybookCreated, playbookCreated,
    type PlaybookDocument, playbookDocument, type PlaybookEdit, type PlaybookList, playbookList, type PlaybookTemplate,
    playbookTemplate,
} from '../wire/playbook';
import type {PlaybookQuery} from '../wire/query';
import {type Change, get, type Look, send, sendAway} from './request';
import type {Result} from './result';

export function listPlaybooks(query: PlaybookQuery, look?: Look): Promise<Result<PlaybookList>> {
    return get('/playbooks', playbookList, {...look, query});
}

export function listPlaybookTemplates(look?: Look): Promise<Result<readonly PlaybookTemplate[]>> {
    return get('/playbooks/templates', list(playbookTemplate), look);
}

export function getPlaybook(id: string, look?: Look): Promise<Result<Playbook>> {
    return get(`/playbooks/${id}`, playbook, look);
}

export function exportPlaybook(id: string, look?: Look): Promise<Result<PlaybookDocument>> {
    return get(`/playbooks/${id}/export`, playbookDocument, look);
}

export function createPlaybook(wanted: NewPlaybook, look?: Look): Promise<Result<PlaybookCreated>> {
    return send('POST', '/playbooks', playbookCreated, {...look, body: wanted});
}

/** The document is whatever a person chose: Muster says what is wrong with it. */
export function importPlaybook(teamId: string, document: unknown, look?: Look): Promise<Result<PlaybookCreated>> {
    return send('POST', '/playbooks/import', playbookCreated, {...look, query: {team_id: teamId}, body: document});
}

export function editPlaybook(id: string, edit: PlaybookEdit, change?: Change): Promise<Result<Playbook>> {
    return send('PUT', `/playbooks/${id}`, playbook, {...change, body: edit});
}

export function archivePlaybook(id: string, change?: Change): Promise<Result<void>> {
    return sendAway('DELETE', `/playbooks/${id}`, change);
}

export function restorePlaybook(id: string, change?: Change): Promise<Result<Playbook>> {
    return send('POST', `/playbooks/${id}/restore`, playbook, change);
}

export function copyPlaybook(id: string, look?: Look): Promise<Result<PlaybookCreated>> {
    return send('POST', `/playbooks/${id}/copy`, playbookCreated, look);
}
