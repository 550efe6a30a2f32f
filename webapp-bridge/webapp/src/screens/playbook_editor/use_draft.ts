import {useCallback, useState} from 'react';

import type {Failure} from '../../api/result';
import {type PlaybookSource, usePlaybookKeeper} from '../../hooks/use_playbook_source';
import type {NewPlaybook, Playbook} from '../../wire/playbook';
import {changedFields, type Draft, draftOf, editOf, type Field, fields, merge, problemOf, withFields} from './draft';

/** Somebody else saved first. `theirs` is what there is now; `clashes` is what both changed. */
export type Clash = {readonly theirs: Draft; readonly clashes: readonly Field[]};

type State = {
    readonly kept: Playbook | null;
    readonly base: Draft;
    readonly draft: Draft;
    readonly clash: Clash | null;
    /** Of the playbook that this draft has become; empty before. */
    readonly createdId: string;
};

export type DraftState = {
    readonly draft: Draft;
    readonly kept: Playbook | null;
    readonly isDirty: boolean;
    readonly isSaving: boolean;
    readonly isSaved: boolean;
    readonly clash: Clash | null;
    readonly createdId: string;
    readonly failure: Failure | null;
    /** Whether it was tried to save what cannot be, so that what is missing is shown. */
    readonly isTried: boolean;
    readonly edit: (change: Partial<Draft>) => void;
    /** Whether it is kept now. */
    readonly save: (teamId: string) => Promise<boolean>;
    /** Ends a clash: mine or theirs, for what both changed. Nothing is saved by that. */
    readonly settle: (choice: 'mine' | 'theirs') => void;
};

function stateOf(source: PlaybookSource): State {
    const base = draftOf(source.content, source.memberIds);
    return {kept: source.kept, base, draft: base, clash: null, createdId: ''};
}

function draftOfPlaybook(playbook: Playbook): Draft {
    return draftOf(playbook, playbook.member_ids);
}

/** What one writes, what it is compared with, and how it is kept. */
export function useDraft(source: PlaybookSource): DraftState {
    const keeper = usePlaybookKeeper();
    const [state, setState] = useState<State>(() => stateOf(source));
    const [isSaving, setSaving] = useState(false);
    const [isSaved, setSaved] = useState(false);
    const [isTried, setTried] = useState(false);
    const [failure, setFailure] = useState<Failure | null>(null);
    const {kept, base, draft, clash, createdId} = state;
    const changed = changedFields(draft, base);

    const edit = useCallback((change: Partial<Draft>) => {
        setSaved(false);
        setState((before) => ({...before, draft: {...before.draft, ...change}}));
    }, []);

    /** Answers with the id of what was made, or nothing. */
    const create = async (teamId: string): Promise<string> => {
        const content = editOf(draft, fields);
        const wanted: NewPlaybook = {...content, title: draft.title.trim(), team_id: teamId};
        const answer = await keeper.create(wanted);
        if (!answer.ok) {
            setFailure(answer.failure);
            return '';
        }
        return answer.value;
    };

    const keep = async (before: Playbook): Promise<boolean> => {
        const answer = await keeper.save(before, editOf(draft, changed));
        if (answer.kind === 'failed') {
            setFailure(answer.failure);
            return false;
        }
        const theirs = draftOfPlaybook(answer.now);
        if (answer.kind === 'overtaken') {
            const {merged, clashes} = merge(base, draft, theirs);
            setState({kept: answer.now, base: theirs, draft: merged, clash: {theirs, clashes}, createdId});
            return false;
        }
        setState({kept: answer.now, base: theirs, draft: theirs, clash: null, createdId});
        setSaved(true);
        return true;
    };

    const save = async (teamId: string): Promise<boolean> => {
        setTried(true);
        setFailure(null);
        if (problemOf(draft) !== null || isSaving) {
            return false;
        }
        setSaving(true);
        const newId = kept === null ? await create(teamId) : '';
        const isKept = kept === null ? newId !== '' : await keep(kept);
        setSaving(false);
        setTried(!isKept);
        if (newId !== '') {
            // The last: the page of the new playbook takes the place of this one, with React 16 at once.
            setState({...state, base: draft, createdId: newId});
        }
        return isKept;
    };

    const settle = (choice: 'mine' | 'theirs'): void => setState((before) => {
        const settled = before.clash !== null && choice === 'theirs'
            ? withFields(before.draft, before.clash.theirs, before.clash.clashes)
            : before.draft;
        return {...before, draft: settled, clash: null};
    });

    const isDirty = changed.length > 0 || clash !== null;
    return {draft, kept, isDirty, isSaving, isSaved, clash, createdId, failure, isTried, edit, save, settle};
}
