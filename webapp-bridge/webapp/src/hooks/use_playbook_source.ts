import {useMemo} from 'react';

import {createPlaybook, editPlaybook, getPlaybook, listPlaybookTemplates} from '../api/playbooks';
import type {Failure, Result} from '../api/result';
import {decode} from '../wire/decode';
import {type NewPlaybook, type Playbook, playbook, type PlaybookContent, type PlaybookEdit} from '../wire/playbook';
import {type Loaded, useLoading} from './use_loading';

/** What an editor begins with. */
export type PlaybookSource = {
    readonly content: PlaybookContent;
    readonly memberIds: readonly string[];
    /** Null for a playbook that nobody has saved yet. */
    readonly kept: Playbook | null;
};

async function readTemplate(key: string, userId: string, signal: AbortSignal): Promise<Result<PlaybookSource>> {
    const answer = await listPlaybookTemplates({signal});
    if (!answer.ok) {
        return answer;
    }
    const found = answer.value.find((each) => each.key === key) ?? answer.value[0];
    if (found === undefined) {
        return {ok: false, failure: {kind: 'not_found'}};
    }
    // What a template says of itself would be nonsense in a playbook that begins empty.
    const content = found.key === 'blank' ? {...found, title: '', description: ''} : found;
    return {ok: true, value: {content, memberIds: [userId], kept: null}};
}

async function readKept(id: string, signal: AbortSignal): Promise<Result<PlaybookSource>> {
    const answer = await getPlaybook(id, {signal});
    return answer.ok ? {ok: true, value: sourceOf(answer.value)} : answer;
}

export function sourceOf(kept: Playbook): PlaybookSource {
    return {content: kept, memberIds: kept.member_ids, kept};
}

/** A playbook to edit, or a template to begin a new one with. */
export function usePlaybookSource(id: string, template: string, userId: string): Loaded<PlaybookSource> {
    return useLoading(`${id} ${template}`, (signal) => (id === ''
        ? readTemplate(template, userId, signal)
        : readKept(id, signal)));
}

export type Saved =
    | {readonly kind: 'saved'; readonly now: Playbook}
    /** Somebody else saved since: nothing was written, and this is what there is now. */
    | {readonly kind: 'overtaken'; readonly now: Playbook}
    | {readonly kind: 'failed'; readonly failure: Failure};

async function save(kept: Playbook, edit: PlaybookEdit): Promise<Saved> {
    const answer = await editPlaybook(kept.id, edit, {revision: kept.version});
    if (answer.ok) {
        return {kind: 'saved', now: answer.value};
    }
    const {failure} = answer;
    if (failure.kind === 'conflict' && failure.field === 'If-Match') {
        return {kind: 'overtaken', now: decode(playbook, failure.body)};
    }
    return {kind: 'failed', failure};
}

async function create(wanted: NewPlaybook): Promise<Result<string>> {
    const answer = await createPlaybook(wanted);
    return answer.ok ? {ok: true, value: answer.value.id} : answer;
}

export type PlaybookKeeper = {
    readonly save: (kept: Playbook, edit: PlaybookEdit) => Promise<Saved>;
    /** Answers with the id. */
    readonly create: (wanted: NewPlaybook) => Promise<Result<string>>;
};

export function usePlaybookKeeper(): PlaybookKeeper {
    return useMemo(() => ({save, create}), []);
}
