import React from 'react';

import {useCommanders} from '../../hooks/use_incidents';
import {usePlaybookTitles} from '../../hooks/use_playbook_list';
import {isFiltered} from './incident_query';
import {useBackstage} from './place';
import {allIncidents, type IncidentsPage, incidentStatuses} from './route';
import {SearchInput} from './search_input';

type Props = {readonly page: IncidentsPage};

type SelectProps = {
    readonly label: string;
    readonly value: string;
    readonly choices: readonly (readonly [string, string])[];
    readonly onChange: (value: string) => void;
};

function Select({label, value, choices, onChange}: SelectProps): React.ReactElement {
    return (
        <select
            className='muster-input'
            aria-label={label}
            value={value}
            onChange={(event) => onChange(event.target.value)}
        >
            {choices.map(([key, name]) => <option key={key} value={key}>{name}</option>)}
        </select>
    );
}

type DayProps = {readonly label: string; readonly value: string; readonly onChange: (day: string) => void};

function Day({label, value, onChange}: DayProps): React.ReactElement {
    return (
        <label className='muster-day'>
            <span>{label}</span>
            <input
                type='date'
                className='muster-input'
                value={value}
                onChange={(event) => onChange(event.target.value)}
            />
        </label>
    );
}

export function IncidentFilters({page}: Props): React.ReactElement {
    const {place, text, change} = useBackstage();
    const words = text.incidents;
    const commanders = useCommanders(place.teamId);
    const playbooks = usePlaybookTitles(place.teamId);
    const set = (chosen: Partial<IncidentsPage>): void => change({...page, page: 0, ...chosen});
    return (
        <div className='muster-filters' role='search' aria-label={words.filters}>
            <SearchInput label={words.search} value={page.search} onSearch={(term) => set({search: term})} />
            <Select
                label={words.status}
                value={page.status}
                choices={incidentStatuses.map((each) => [each, words.statusChoice[each]])}
                onChange={(status) => set({status})}
            />
            <Select
                label={words.commander}
                value={page.commander}
                choices={[['', words.anyCommander], ...commanders.map((each) => [each.user_id, `@${each.username}`] as const)]}
                onChange={(commander) => set({commander})}
            />
            <Select
                label={words.playbook}
                value={page.playbook}
                choices={[['', words.anyPlaybook], ...playbooks.map((each) => [each.id, each.title] as const)]}
                onChange={(playbook) => set({playbook})}
            />
            <label className='muster-check'>
                <input type='checkbox' checked={page.mine} onChange={(event) => set({mine: event.target.checked})} />
                <span>{words.mine}</span>
            </label>
            <span className='muster-days'>
                <Day label={words.from} value={page.from} onChange={(from) => set({from})} />
                <Day label={words.until} value={page.until} onChange={(until) => set({until})} />
            </span>
            {isFiltered(page) && (
                <button type='button' className='muster-link-button' onClick={() => change(allIncidents)}>{words.clear}</button>
            )}
        </div>
    );
}
