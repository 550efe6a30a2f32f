import React from 'react';

import {useIncident} from '../../hooks/use_incident';
import {useMuster, useSend, useText} from '../../hooks/use_muster';
import {Tabs} from '../../parts/tabs';
import type {Tab} from '../../store/actions';
import type {Incident} from '../../wire/incident';
import {FailureNotice} from './failure_notice';
import {OfflineNotice} from './offline_notice';
import {ParticipantsTab} from './participants_tab';
import {SummaryTab} from './summary_tab';
import {TasksTab} from './tasks/tasks_tab';
import {TimelineTab} from './timeline_tab';

const tabs: readonly Tab[] = ['summary', 'tasks', 'timeline', 'participants'];
const panelId = 'muster-incident';

/** The incident of the channel on the screen. */
export function IncidentPanel({known}: {readonly known: Incident}): React.ReactElement {
    const text = useText();
    const send = useSend();
    const {incident, pending} = useIncident(known);
    const tab = useMuster((state) => state.views.tabs[known.id] ?? 'summary');
    return (
        <>
            <Tabs
                label={text.panel.tabsLabel} names={tabs} labels={text.panel.tabs} chosen={tab} panelId={panelId}
                onChoose={(name) => send({type: 'muster/tab/chosen', incident_id: known.id, tab: name})}
            />
            <OfflineNotice />
            <FailureNotice />
            <div className='muster-rhs-tab' role='tabpanel' id={panelId} aria-labelledby={`${panelId}-${tab}`}>
                {tab === 'summary' && <SummaryTab incident={incident} />}
                {tab === 'tasks' && <TasksTab incident={incident} pending={pending} />}
                {tab === 'timeline' && <TimelineTab incident={incident} />}
                {tab === 'participants' && <ParticipantsTab incident={incident} />}
            </div>
        </>
    );
}
