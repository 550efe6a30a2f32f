import React from 'react';

import {usePeople} from '../../hooks/use_people';
import {useWholeIncident, type WholeIncident} from '../../hooks/use_incidents';
import {LoadingPlace} from '../../parts/place_state';
import {FailurePlace, StaleNotice} from './failure_place';
import {IncidentHead} from './incident_head';
import {IncidentOverview} from './incident_overview';
import {IncidentTasks} from './incident_tasks';
import {IncidentTimeline} from './incident_timeline';
import {useBackstage} from './place';
import type {IncidentTab} from './route';

function peopleOf(whole: WholeIncident | null): readonly string[] {
    if (whole === null) {
        return [];
    }
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

type Props = {readonly id: string; readonly tab: IncidentTab};

export function IncidentPage({id, tab}: Props): React.ReactElement {
    const {text, place} = useBackstage();
    const {state, reload} = useWholeIncident(id, place.teamId);
    const people = usePeople(peopleOf(state.status === 'ready' ? state.value : null));
    if (state.status === 'loading') {
        return <LoadingPlace label={text.loading} lines={9} />;
    }
    if (state.status === 'failed') {
        return <FailurePlace failure={state.failure} onRetry={reload} />;
    }
    const whole = state.value;
    return (
        <article aria-labelledby='muster-incident-title'>
            {state.failure !== null && <StaleNotice failure={state.failure} onRetry={reload} />}
            <IncidentHead whole={whole} tab={tab} people={people} />
            {tab === 'overview' && <IncidentOverview whole={whole} people={people} />}
            {tab === 'tasks' && <IncidentTasks stages={whole.incident.checklists} people={people} />}
            {tab === 'timeline' && <IncidentTimeline whole={whole} people={people} />}
        </article>
    );
}
