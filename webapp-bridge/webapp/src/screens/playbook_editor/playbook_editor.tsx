import React, {useEffect} from 'react';

import {type PlaybookSource, usePlaybookSource} from '../../hooks/use_playbook_source';
import {Notice} from '../../parts/notice';
import {LoadingPlace} from '../../parts/place_state';
import {failureText} from '../../text/failures';
import {FailurePlace} from '../backstage/failure_place';
import {PageLink} from '../backstage/page_link';
import {useBackstage} from '../backstage/place';
import {addressOf, allPlaybooks, type EditorTab, editorTabs, type Page} from '../backstage/route';
import {TabLinks} from '../backstage/tab_links';
import {AutomationTab} from './automation_tab';
import {ClashNotice} from './clash_notice';
import {problemOf} from './draft';
import {LeaveGuard} from './leave_guard';
import {PermissionsTab} from './permissions_tab';
import {PreferencesTab} from './preferences_tab';
import {TasksTab} from './tasks_tab';
import {type DraftState, useDraft} from './use_draft';

type Target = {readonly id: string; readonly template: string};
type Props = Target & {readonly tab: EditorTab};

function pageOf({id, template}: Target, tab: EditorTab): Page {
    return id === '' ? {screen: 'new_playbook', template, tab} : {screen: 'playbook', id, tab};
}

function Messages({state}: {readonly state: DraftState}): React.ReactElement {
    const {text} = useBackstage();
    const words = text.editor;
    const problem = state.isTried ? problemOf(state.draft) : null;
    const problems = {
        title: words.needsTitle, entry_title: words.titleNeeded, command: words.commandNeedsSlash, webhook: words.webhookWrong,
    };
    return (
        <>
            {state.kept !== null && state.kept.delete_at > 0 && <Notice kind='info'>{words.archived}</Notice>}
            {state.isSaved && !state.isDirty && <Notice kind='success'>{words.saved}</Notice>}
            {problem !== null && <Notice kind='error'>{words.notSaved(problems[problem])}</Notice>}
            {state.failure !== null && <Notice kind='error'>{words.notSaved(failureText(state.failure, text))}</Notice>}
            {state.clash !== null && <ClashNotice clash={state.clash} mine={state.draft} onSettle={state.settle} />}
        </>
    );
}

function Head({state, onSave}: {readonly state: DraftState; readonly onSave: () => void}): React.ReactElement {
    const {text} = useBackstage();
    const words = text.editor;
    const {draft} = state;
    return (
        <header className='muster-head'>
            <PageLink to={allPlaybooks} className='muster-back'>{words.back}</PageLink>
            <h1 className='muster-only-heard'>{draft.title.trim() || words.newTitle}</h1>
            <div className='muster-head-line'>
                <input
                    className='muster-input muster-title-input'
                    aria-label={words.title}
                    placeholder={words.newTitle}
                    maxLength={256}
                    value={draft.title}
                    aria-invalid={state.isTried && draft.title.trim() === ''}
                    onChange={(event) => state.edit({title: event.target.value})}
                />
                {state.isDirty && <span className='muster-quiet'>{words.unsaved}</span>}
                <button
                    type='button'
                    className='muster-button muster-primary'
                    disabled={state.isSaving || state.clash !== null || (state.kept !== null && !state.isDirty)}
                    onClick={onSave}
                >
                    {state.isSaving ? words.saving : state.kept === null ? words.create : words.save}
                </button>
            </div>
            <textarea
                className='muster-input muster-description-input'
                aria-label={words.description}
                placeholder={words.description}
                maxLength={4096}
                rows={draft.description.length > 90 ? 3 : 1}
                value={draft.description}
                onChange={(event) => state.edit({description: event.target.value})}
            />
        </header>
    );
}

function Editor({source, id, template, tab}: Props & {readonly source: PlaybookSource}): React.ReactElement {
    const {text, place, change} = useBackstage();
    const words = text.editor;
    const state = useDraft(source);
    const {createdId} = state;
    useEffect(() => {
        if (createdId !== '') {
            change({screen: 'playbook', id: createdId, tab});
        }
    }, [createdId, change, tab]);
    const inside = place.base + addressOf(pageOf({id, template}, 'tasks')).replace(/(\/tasks)?(\?.*)?$/, '');
    return (
        <div className='muster-editor'>
            <LeaveGuard isDirty={state.isDirty} inside={inside} onSave={() => state.save(place.teamId)} />
            <Head state={state} onSave={() => void state.save(place.teamId)} />
            <Messages state={state} />
            <TabLinks
                label={words.tabs}
                tabs={editorTabs.map((each) => ({
                    to: pageOf({id, template}, each),
                    label: words.tab[each],
                    isCurrent: each === tab,
                }))}
            />
            {tab === 'tasks' && <TasksTab state={state} />}
            {tab === 'preferences' && <PreferencesTab state={state} />}
            {tab === 'automation' && <AutomationTab state={state} />}
            {tab === 'permissions' && <PermissionsTab state={state} />}
        </div>
    );
}

/** Everything that a playbook says. `id` is empty for a new one, which begins as the template does. */
export function PlaybookEditor({id, template, tab}: Props): React.ReactElement {
    const {text, place} = useBackstage();
    const {state, reload} = usePlaybookSource(id, template, place.userId);
    if (state.status === 'loading') {
        return <LoadingPlace label={text.loading} lines={9} />;
    }
    if (state.status === 'failed') {
        const home = {to: allPlaybooks, label: text.editor.back};
        return <FailurePlace failure={state.failure} onRetry={reload} home={home} />;
    }
    return <Editor source={state.value} id={id} template={template} tab={tab} />;
}
