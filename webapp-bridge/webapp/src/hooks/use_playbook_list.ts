import {useMemo} from 'react';

import {
    archivePlaybook, copyPlaybook, exportPlaybook, importPlaybook, listPlaybooks, listPlaybookTemplates, restorePlaybook,
} from '../api/playbooks';
import type {Failure, Result} from '../api/result';
import type {PlaybookList, PlaybookSummary, PlaybookTemplate} from '../wire/playbook';
import type {PlaybookQuery} from '../wire/query';
import {useFileKeeper} from './use_file_keeper';
import {type Loaded, useLoading} from './use_loading';
import {useNews} from './use_news';

/** A page of playbooks, read again when something of the team changes. */
export function usePlaybookList(query: PlaybookQuery): Loaded<PlaybookList> {
    const loaded = useLoading(JSON.stringify(query), (signal) => listPlaybooks(query, {signal}), true);
    useNews(query.team_id, loaded.reload);
    return loaded;
}

/** The team's playbooks to choose from, archived ones too; none until they are known. */
export function usePlaybookTitles(teamId: string): readonly PlaybookSummary[] {
    const {state} = useLoading(teamId, (signal) => listPlaybooks({team_id: teamId, with_archived: true}, {signal}));
    return state.status === 'ready' ? state.value.items : [];
}

export function useTemplates(): readonly PlaybookTemplate[] {
    const {state} = useLoading('templates', (signal) => listPlaybookTemplates({signal}));
    return state.status === 'ready' ? state.value : [];
}

export type PlaybookDeeds = {
    /** Each answers with the failure, or null when it is done. */
    readonly archive: (playbook: PlaybookSummary) => Promise<Failure | null>;
    readonly restore: (playbook: PlaybookSummary) => Promise<Failure | null>;
    readonly saveAsFile: (playbook: PlaybookSummary) => Promise<Failure | null>;
    /** Both answer with the id of the new playbook. */
    readonly copy: (playbook: PlaybookSummary) => Promise<Result<string>>;
    readonly takeDocument: (teamId: string, document: unknown) => Promise<Result<string>>;
};

function failureIn(answer: Result<unknown>): Failure | null {
    return answer.ok ? null : answer.failure;
}

function idIn(answer: Result<{readonly id: string}>): Result<string> {
    return answer.ok ? {ok: true, value: answer.value.id} : answer;
}

export function usePlaybookDeeds(): PlaybookDeeds {
    const keep = useFileKeeper();
    return useMemo(() => ({
        archive: async (playbook) => failureIn(await archivePlaybook(playbook.id, {revision: playbook.version})),
        restore: async (playbook) => failureIn(await restorePlaybook(playbook.id)),
        saveAsFile: async (playbook) => {
            const answer = await exportPlaybook(playbook.id);
            if (answer.ok) {
                const document = JSON.stringify(answer.value, null, 2);
                keep(`${playbook.title}.playbook.json`, new Blob([document], {type: 'application/json'}));
            }
            return failureIn(answer);
        },
        copy: async (playbook) => idIn(await copyPlaybook(playbook.id)),
        takeDocument: async (teamId, document) => idIn(await importPlaybook(teamId, document)),
    }), [keep]);
}
