import React from 'react';

import type {WholeIncident} from '../../hooks/use_incidents';
import type {User} from '../../wire/user';
import {ExportMenu} from './export_menu';
import {PageLink} from './page_link';
import {Person} from './person';
import {useBackstage} from './place';
import {allIncidents, type IncidentTab, incidentTabs} from './route';
import {StatusBadge} from './status_badge';
import {TabLinks} from './tab_links';

type Props = {
    readonly whole: WholeIncident;
    readonly tab: IncidentTab;
    readonly people: ReadonlyMap<string, User>;
};

export function IncidentHead({whole, tab, people}: Props): React.ReactElement {
    const {text, place, ways} = useBackstage();
    const words = text.incident;
    const {incident, channelName} = whole;
    const channel = `${place.teamBase}/channels/${channelName}`;
    return (
        <header className='muster-head'>
            <PageLink to={allIncidents} className='muster-back'>{words.back}</PageLink>
            <div className='muster-head-line'>
                <h1 id='muster-incident-title'>{incident.name}</h1>
                <span className='muster-quiet'>{text.number(incident.number)}</span>
                <StatusBadge status={incident.current_status} isOverdue={incident.is_overdue} />
                {!incident.is_public && <span className='muster-badge'>{text.private}</span>}
            </div>
            <div className='muster-head-line'>
                <span className='muster-quiet'>{text.commander}</span>
                <Person id={incident.commander_user_id} people={people} />
                <span className='muster-space' />
                {channelName !== '' && (
                    <a
                        className='muster-button'
                        href={channel}
                        onClick={(event) => {
                            event.preventDefault();
                            ways.push(channel);
                        }}
                    >
                        {words.goToChannel}
                    </a>
                )}
                <ExportMenu incident={incident} />
            </div>
            <TabLinks
                label={words.tabs}
                tabs={incidentTabs.map((each) => ({
                    to: {screen: 'incident', id: incident.id, tab: each},
                    label: words.tab[each],
                    isCurrent: each === tab,
                }))}
            />
        </header>
    );
}
