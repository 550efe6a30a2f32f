import React from 'react';

import {useIncident} from '../../hooks/use_incident';
import {useMuster, useSend, useText} from '../../hooks/use_muster';
import {Icon} from '../../parts/icon';
import {Notice} from '../../parts/notice';
import {Tabs} from '../../parts/tabs';
import type {Tab} from '../../store/actions';
import {failureText} from '../../text/failures';
import type {Incident} from '../../wire/incident';
import {OfflineNotice} from './offline_notice';
import {ParticipantsTab} from './participants_tab';
import {SummaryTab} from './summary_tab';
import {TasksTab} from './tasks/tasks_tab';
import {TimelineTab} from './timeline_tab';

const tabs: readonly Tab[] = ['summary', 'tasks', 'timeline', 'participants'];
const panelId = 'muster-incident';

/** Why the last change was not done, until it is read or something else is changed. */
function FailureNotice(): React.ReactElement | null {
    const text = useText();
    const send = useSend();
    const failure = useMuster((state) => state.views.failure);
    if (!failure) {
        return null;
    }
    const close = (
        <button
            type='button' className='muster-icon-button' aria-label={text.close}
            onClick={() => send({type: 'muster/failure/read'})}
        >
            <Icon name='close' />
        </button>
    );
    return (
        <div className='muster-panel-notice'>
            <Notice kind='error' action={close}>{text.failure.notDone} {failureText(failure, text)}</Notice>
        </div>
    );
}

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
