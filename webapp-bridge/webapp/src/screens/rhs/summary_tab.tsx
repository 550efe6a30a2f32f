import React, {useState} from 'react';

import {useIncidentActions} from '../../hooks/use_incident_actions';
import {useText} from '../../hooks/use_muster';
import {useNow} from '../../hooks/use_now';
import {useTimes} from '../../hooks/use_times';
import {useUpdates} from '../../hooks/use_updates';
import {Elapsed} from '../../parts/elapsed';
import {Moment} from '../../parts/moment';
import {Progress} from '../../parts/progress';
import {StatusBadge} from '../../parts/status_badge';
import {durationText} from '../../text/durations';
import type {Incident} from '../../wire/incident';
import {MarkdownText} from '../markdown_text';
import {CommanderPicker} from './commander_picker';
import {durationOf, isOverdue, isSettled} from './incident_times';
import {LatestUpdate} from './latest_update';
import {StageButtons} from './stage_buttons';
import {UpdateForm} from './update_form';

function NextUpdate({incident, now}: {readonly incident: Incident; readonly now: number}): React.ReactElement {
    const text = useText();
    const times = useTimes();
    const at = incident.next_update_at;
    const moment = <Moment at={at} label={times.short(at)} title={times.full(at)} />;
    if (isOverdue(incident, now)) {
        return (
            <span className='muster-overdue'>
                {text.overdueBy(durationText(Math.max(0, now - at), text.units))} · {moment}
            </span>
        );
    }
    return <span>{text.inTime(durationText(at - now, text.units))} · {moment}</span>;
}

function Stage({incident}: {readonly incident: Incident}): React.ReactElement | null {
    const text = useText();
    const stage = incident.checklists[incident.active_stage];
    if (!stage) {
        return null;
    }
    const done = stage.items.filter(isSettled).length;
    const label = text.summary.tasksDone(done, stage.items.length);
    return (
        <>
            <dt>{text.summary.stage}</dt>
            <dd>
                <div className='muster-row'>
                    <span className='muster-ellipsis'>{stage.title}</span>
                    {incident.checklists.length > 1 && (
                        <span className='muster-quiet muster-small'>
                            {text.summary.stageOf(incident.active_stage + 1, incident.checklists.length)}
                        </span>
                    )}
                </div>
                <div className='muster-row'>
                    <Progress done={done} of={stage.items.length} label={label} />
                    <span className='muster-quiet muster-small' aria-hidden='true'>{label}</span>
                </div>
            </dd>
        </>
    );
}

/** Where the incident stands, and who says so. */
export function SummaryTab({incident}: {readonly incident: Incident}): React.ReactElement {
    const text = useText();
    const now = useNow();
    const actions = useIncidentActions(incident.id);
    const updates = useUpdates(incident);
    const [isUpdating, setUpdating] = useState(false);
    const hasReminder = incident.is_active && incident.next_update_at > 0;
    return (
        <>
            <div className='muster-rhs-tab-body'>
                <dl className='muster-rhs-facts muster-summary'>
                    <dt>{text.summary.commander}</dt>
                    <dd><CommanderPicker incident={incident} /></dd>
                    <dt>{text.summary.status}</dt>
                    <dd>
                        <StatusBadge status={incident.current_status} label={text.status[incident.current_status]} />
                    </dd>
                    <dt>{text.summary.duration}</dt>
                    <dd><Elapsed ms={durationOf(incident, now)} units={text.units} /></dd>
                    <Stage incident={incident} />
                    {hasReminder && (
                        <>
                            <dt>{text.summary.nextUpdate}</dt>
                            <dd><NextUpdate incident={incident} now={now} /></dd>
                        </>
                    )}
                </dl>
                {incident.description !== '' && (
                    <section className='muster-rhs-block'>
                        <h3>{text.summary.description}</h3>
                        <MarkdownText source={incident.description} />
                    </section>
                )}
                <LatestUpdate updates={updates.state} onAgain={updates.reload} />
            </div>
            <footer className='muster-rhs-tab-foot'>
                <button type='button' className='muster-button muster-primary' onClick={() => setUpdating(true)}>
                    {text.summary.update}
                </button>
                {hasReminder && isOverdue(incident, now) && (
                    <button type='button' className='muster-button' onClick={() => void actions.dismiss()}>
                        {text.summary.dismiss}
                    </button>
                )}
                <span className='muster-grow' />
                <StageButtons incident={incident} isQuiet />
            </footer>
            {isUpdating && (
                <UpdateForm
                    incident={incident}
                    last={updates.state.status === 'ready' ? updates.state.value.items : []}
                    onClose={() => setUpdating(false)}
                />
            )}
        </>
    );
}
