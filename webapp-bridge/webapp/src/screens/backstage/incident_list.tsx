import React from 'react';

import {useIncidentList} from '../../hooks/use_incidents';
import {usePeople} from '../../hooks/use_people';
import {Pager} from '../../parts/pager';
import {EmptyPlace, LoadingPlace} from '../../parts/place_state';
import {SortHeaders} from '../../parts/sort_headers';
import type {IncidentList as IncidentListAnswer} from '../../wire/incident';
import {StartButton} from '../rhs/start_button';
import {FailurePlace, StaleNotice} from './failure_place';
import {IncidentFilters} from './incident_filters';
import {incidentQuery, incidentsPerPage, isFiltered} from './incident_query';
import {IncidentRow} from './incident_row';
import {useBackstage} from './place';
import {allIncidents, type IncidentsPage} from './route';

type Props = {readonly page: IncidentsPage};

/** Names read from A on, times from the latest. */
const columns = [
    ['name', 'asc'], ['status', 'asc'], ['create_at', 'desc'], ['end_at', 'desc'], ['last_status_update_at', 'desc'],
] as const;

function Table({page, list}: Props & {readonly list: IncidentListAnswer}): React.ReactElement {
    const {text, change} = useBackstage();
    const words = text.incidents;
    const people = usePeople(list.items.map((each) => each.commander_user_id));
    return (
        <table className='muster-table muster-incidents'>
            <caption className='muster-only-heard'>{words.title}</caption>
            <thead>
                <tr>
                    <SortHeaders
                        labels={words.column} columns={columns} sorting={page}
                        onSort={(sorting) => change({...page, ...sorting, page: 0})}
                    />
                    <th scope='col'>{words.commander}</th>
                    <th scope='col'>{words.tasks}</th>
                </tr>
            </thead>
            <tbody>
                {list.items.map((each) => <IncidentRow key={each.id} incident={each} people={people} />)}
            </tbody>
        </table>
    );
}

function Nothing({page}: Props): React.ReactElement {
    const {text, place, change} = useBackstage();
    const words = text.incidents;
    if (isFiltered(page)) {
        const clear = (
            <button type='button' className='muster-button' onClick={() => change(allIncidents)}>{words.clear}</button>
        );
        return <EmptyPlace title={words.noMatch} action={clear}>{words.noMatchText(place.teamTitle)}</EmptyPlace>;
    }
    return <EmptyPlace title={words.none}>{words.noneText}</EmptyPlace>;
}

/** The incidents of the team that the reader may see. The whole question stands in the address. */
export function IncidentList({page}: Props): React.ReactElement {
    const {text, place, change} = useBackstage();
    const words = text.incidents;
    const {state, reload} = useIncidentList(incidentQuery(page, place));
    return (
        <section aria-labelledby='muster-incidents-title'>
            <div className='muster-head-line'>
                <h1 id='muster-incidents-title'>{words.title}</h1>
                <span className='muster-space' />
                <StartButton isPrimary={true} />
            </div>
            <IncidentFilters page={page} />
            {state.status === 'loading' && <LoadingPlace label={text.loading} />}
            {state.status === 'failed' && <FailurePlace failure={state.failure} onRetry={reload} />}
            {state.status === 'ready' && state.failure !== null && <StaleNotice failure={state.failure} onRetry={reload} />}
            {state.status === 'ready' && state.value.items.length === 0 && <Nothing page={page} />}
            {state.status === 'ready' && state.value.items.length > 0 && (
                <>
                    <Table page={page} list={state.value} />
                    <Pager
                        page={page.page}
                        pageCount={state.value.page_count}
                        label={text.pages}
                        range={text.range(
                            page.page * incidentsPerPage + 1,
                            page.page * incidentsPerPage + state.value.items.length,
                            state.value.total_count,
                        )}
                        previous={text.previous}
                        next={text.next}
                        onPage={(next) => change({...page, page: next})}
                    />
                </>
            )}
        </section>
    );
}
