import React from 'react';

import {useIncident} from '../../hooks/use_incident';
import {useWholeIncident, type WholeIncident} from '../../hooks/use_incidents';
import {usePeople} from '../../hooks/use_people';
import {LoadingPlace} from '../../parts/place_state';
import {FailureNotice} from '../rhs/failure_notice';
import {FailurePlace, StaleNotice} from './failure_place';
import {IncidentHead} from './incident_head';
import {IncidentOverview} from './incident_overview';
import {IncidentTasks} from './incident_tasks';
import {IncidentTimeline} from './incident_timeline';
import {useBackstage} from './place';
import type {IncidentTab} from './route';

function peopleOf(whole: WholeIncident): readonly string[] {
    const {incident, updates, events, statistics} = whole;
    return [
        incident.commander_user_id,
        incident.reporter_user_id,
        ...incident.participants.map((each) => each.user_id),
        ...incident.checklists.flatMap((stage) => stage.items.map((each) => each.assignee_id)),
        ...updates.map((each) => each.author_user_id),
        ...events.map((each) => each.creator_user_id),
        ...statistics.settled_tasks.map((each) => each.user_id),
    ];
}

/** An incident that was read, with what the reader has just asked for. */
function Whole({whole: read, tab}: {readonly whole: WholeIncident; readonly tab: IncidentTab}): React.ReactElement {
    const {incident} = useIncident(read.incident);
    const whole = {...read, incident};
    const people = usePeople(peopleOf(whole));
    return (
        <>
            <IncidentHead whole={whole} tab={tab} />
            <FailureNotice />
            {tab === 'overview' && <IncidentOverview whole={whole} people={people} />}
            {tab === 'tasks' && <IncidentTasks stages={incident.checklists} people={people} />}
            {tab === 'timeline' && <IncidentTimeline whole={whole} people={people} />}
        </>
    );
}

type Props = {readonly id: string; readonly tab: IncidentTab};

export function IncidentPage({id, tab}: Props): React.ReactElement {
    const {text, place} = useBackstage();
    const {state, reload} = useWholeIncident(id, place.teamId);
    if (state.status === 'loading') {
        return <LoadingPlace label={text.loading} lines={9} />;
    }
    if (state.status === 'failed') {
        return <FailurePlace failure={state.failure} onRetry={reload} />;
    }
    return (
        <article aria-labelledby='muster-incident-title'>
            {state.failure !== null && <StaleNotice failure={state.failure} onRetry={reload} />}
            <Whole whole={state.value} tab={tab} />
        </article>
    );
}
