import React from 'react';

import type {Incident} from '../../wire/incident';
import type {User} from '../../wire/user';
import {Moment} from './moment';
import {PageLink} from './page_link';
import {Person} from './person';
import {useBackstage} from './place';
import {StatusBadge} from './status_badge';
import {progressOf} from './progress';

type Props = {readonly incident: Incident; readonly people: ReadonlyMap<string, User>};

export function IncidentRow({incident, people}: Props): React.ReactElement {
    const {text} = useBackstage();
    const words = text.incidents;
    const {settled, total} = progressOf(incident.checklists);
    return (
        <tr>
            <th scope='row' data-label={words.column.name}>
                <PageLink to={{screen: 'incident', id: incident.id, tab: 'overview'}} className='muster-row-link'>
                    {incident.name}
                </PageLink>
                <span className='muster-quiet'>
                    {text.number(incident.number)}{incident.is_public ? '' : ` · ${text.private}`}
                    {incident.is_active && incident.active_stage_title !== '' ? ` · ${incident.active_stage_title}` : ''}
                </span>
            </th>
            <td data-label={words.column.status}>
                <StatusBadge status={incident.current_status} isOverdue={incident.is_overdue} />
            </td>
            <td data-label={words.column.create_at}><Moment at={incident.create_at} /></td>
            <td data-label={words.column.end_at}>
                {incident.is_active ? <span className='muster-quiet'>{text.ongoing}</span> : <Moment at={incident.end_at} />}
            </td>
            <td data-label={words.column.last_status_update_at}><Moment at={incident.last_status_update_at} /></td>
            <td data-label={words.commander}><Person id={incident.commander_user_id} people={people} /></td>
            <td data-label={words.tasks}>{total === 0 ? <span className='muster-quiet'>{text.none}</span> : text.ofAll(settled, total)}</td>
        </tr>
    );
}
