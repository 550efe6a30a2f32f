import React from 'react';

import type {WholeIncident} from '../../hooks/use_incidents';
import {usePlaybookTitles} from '../../hooks/use_playbook_list';
import {CommanderPicker} from '../rhs/commander_picker';
import {StageButtons} from '../rhs/stage_buttons';
import {ExportMenu} from './export_menu';
import {PageLink} from './page_link';
import {useBackstage} from './place';
import {allIncidents, type IncidentTab, incidentTabs} from './route';
import {StatusBadge} from './status_badge';
import {TabLinks} from './tab_links';

type Props = {
    /** Its incident is as the reader wishes it to be. */
    readonly whole: WholeIncident;
    readonly tab: IncidentTab;
};

export function IncidentHead({whole, tab}: Props): React.ReactElement {
    const {text, place, ways} = useBackstage();
    const words = text.incident;
    const {incident, channelName} = whole;
    // Whoever may not see the playbook finds no link to it.
    const playbook = usePlaybookTitles(place.teamId).find((each) => each.id === incident.playbook_id);
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
                <CommanderPicker incident={incident} />
                {playbook && (
                    <>
                        <span className='muster-quiet'>{words.playbook}</span>
                        <PageLink to={{screen: 'playbook', id: playbook.id, tab: 'tasks'}}>{playbook.title}</PageLink>
                    </>
                )}
                <span className='muster-space' />
                <StageButtons incident={incident} />
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
