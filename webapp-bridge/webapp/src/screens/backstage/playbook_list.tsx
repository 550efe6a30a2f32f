import React, {useState} from 'react';

import type {Failure} from '../../api/result';
import {usePlaybookDeeds, usePlaybookList} from '../../hooks/use_playbook_list';
import {Notice} from '../../parts/notice';
import {Pager} from '../../parts/pager';
import {EmptyPlace, LoadingPlace} from '../../parts/place_state';
import {SortHeaders} from '../../parts/sort_headers';
import {failureText} from '../../text/failures';
import type {PlaybookList as PlaybookListAnswer, PlaybookSummary} from '../../wire/playbook';
import {ArchiveQuestion} from './archive_question';
import {FailurePlace, StaleNotice} from './failure_place';
import {ImportButton} from './import_button';
import {useBackstage} from './place';
import {PlaybookRow} from './playbook_row';
import {allPlaybooks, type PlaybooksPage} from './route';
import {SearchInput} from './search_input';
import {TemplateStrip} from './template_strip';

const perPage = 25;
const columns = [['title', 'asc'], ['stages', 'desc'], ['tasks', 'desc'], ['updated', 'desc']] as const;

type Props = {readonly page: PlaybooksPage};
type Said = {readonly kind: 'success' | 'error'; readonly words: string; readonly undo?: () => void};

/** Does what one chose for a playbook, and says what became of it. */
function useListActions(reload: () => void) {
    const {text, go} = useBackstage();
    const words = text.playbooks;
    const deeds = usePlaybookDeeds();
    const [said, say] = useState<Said | null>(null);
    const sayFailure = (failure: Failure): void => say({kind: 'error', words: failureText(failure, text)});
    const report = (failure: Failure | null, done: Said): void => {
        if (failure === null) {
            say(done);
            reload();
        } else {
            sayFailure(failure);
        }
    };
    const restore = async (playbook: PlaybookSummary): Promise<void> => {
        report(await deeds.restore(playbook), {kind: 'success', words: words.restored(playbook.title)});
    };
    const archive = async (playbook: PlaybookSummary): Promise<void> => {
        const undo = (): void => void restore(playbook);
        report(await deeds.archive(playbook), {kind: 'success', words: words.archived(playbook.title), undo});
    };
    const copy = async (playbook: PlaybookSummary): Promise<void> => {
        const answer = await deeds.copy(playbook);
        if (answer.ok) {
            go({screen: 'playbook', id: answer.value, tab: 'tasks'});
        } else {
            sayFailure(answer.failure);
        }
    };
    const save = async (playbook: PlaybookSummary): Promise<void> => {
        const failure = await deeds.saveAsFile(playbook);
        if (failure !== null) {
            sayFailure(failure);
        }
    };
    return {said, sayFailure, restore, archive, copy, save};
}

type TableProps = Props & {
    readonly list: PlaybookListAnswer;
    readonly deeds: ReturnType<typeof useListActions>;
    readonly onArchive: (playbook: PlaybookSummary) => void;
};

function Table({page, list, deeds, onArchive}: TableProps): React.ReactElement {
    const {text, change} = useBackstage();
    const words = text.playbooks;
    return (
        <table className='muster-table muster-playbooks'>
            <caption className='muster-only-heard'>{words.title}</caption>
            <thead>
                <tr>
                    <SortHeaders
                        labels={words.column} columns={columns} sorting={page}
                        onSort={(sorting) => change({...page, ...sorting, page: 0})}
                    />
                    <th scope='col'><span className='muster-only-heard'>{words.actions}</span></th>
                </tr>
            </thead>
            <tbody>
                {list.items.map((each) => (
                    <PlaybookRow
                        key={each.id}
                        playbook={each}
                        onCopy={() => void deeds.copy(each)}
                        onSave={() => void deeds.save(each)}
                        onArchive={() => onArchive(each)}
                        onRestore={() => void deeds.restore(each)}
                    />
                ))}
            </tbody>
        </table>
    );
}

function Nothing({page}: Props): React.ReactElement {
    const {text, change} = useBackstage();
    const words = text.playbooks;
    if (page.search === '') {
        return <EmptyPlace title={words.none}>{words.noneText}</EmptyPlace>;
    }
    const clear = (
        <button type='button' className='muster-button' onClick={() => change(allPlaybooks)}>{words.clear}</button>
    );
    return <EmptyPlace title={words.noMatch} action={clear} />;
}

/** The playbooks that the reader may configure, and the templates to begin with. */
export function PlaybookList({page}: Props): React.ReactElement {
    const {text, place, change} = useBackstage();
    const words = text.playbooks;
    const {state, reload} = usePlaybookList({
        team_id: place.teamId, page: page.page, per_page: perPage, sort: page.sort, direction: page.direction,
        search_term: page.search.trim(), with_archived: page.archived,
    });
    const deeds = useListActions(reload);
    const [doomed, setDoomed] = useState<PlaybookSummary | null>(null);
    const undo = deeds.said?.undo;
    return (
        <section aria-labelledby='muster-playbooks-title'>
            <div className='muster-head-line'>
                <h1 id='muster-playbooks-title'>{words.title}</h1>
                <span className='muster-space' />
                <ImportButton onFailure={deeds.sayFailure} />
            </div>
            <TemplateStrip />
            <div className='muster-filters' role='search' aria-label={words.filters}>
                <SearchInput label={words.search} value={page.search} onSearch={(search) => change({...page, page: 0, search})} />
                <label className='muster-check'>
                    <input
                        type='checkbox'
                        checked={page.archived}
                        onChange={(event) => change({...page, page: 0, archived: event.target.checked})}
                    />
                    <span>{words.withArchived}</span>
                </label>
            </div>
            {deeds.said !== null && (
                <Notice
                    kind={deeds.said.kind}
                    action={undo && <button type='button' className='muster-link-button' onClick={undo}>{text.undo}</button>}
                >
                    {deeds.said.words}
                </Notice>
            )}
            {state.status === 'loading' && <LoadingPlace label={text.loading} />}
            {state.status === 'failed' && <FailurePlace failure={state.failure} onRetry={reload} />}
            {state.status === 'ready' && state.failure !== null && <StaleNotice failure={state.failure} onRetry={reload} />}
            {state.status === 'ready' && state.value.items.length === 0 && <Nothing page={page} />}
            {state.status === 'ready' && state.value.items.length > 0 && (
                <>
                    <Table page={page} list={state.value} deeds={deeds} onArchive={setDoomed} />
                    <Pager
                        page={page.page}
                        pageCount={state.value.page_count}
                        label={text.pages}
                        range={text.range(page.page * perPage + 1, page.page * perPage + state.value.items.length, state.value.total_count)}
                        previous={text.previous}
                        next={text.next}
                        onPage={(next) => change({...page, page: next})}
                    />
                </>
            )}
            {doomed !== null && (
                <ArchiveQuestion
                    title={doomed.title}
                    onClose={() => setDoomed(null)}
                    onArchive={() => {
                        setDoomed(null);
                        void deeds.archive(doomed);
                    }}
                />
            )}
        </section>
    );
}
