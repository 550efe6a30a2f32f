import React, {useState} from 'react';

import {useEventSentence} from '../../hooks/use_event_sentence';
import type {WholeIncident} from '../../hooks/use_incidents';
import {EmptyPlace} from '../../parts/place_state';
import {timelineKind, timelineKinds, type TimelineKind} from '../../text/timeline_kinds';
import type {User} from '../../wire/user';
import {MarkdownText} from '../markdown_text';
import {Moment} from './moment';
import {useBackstage} from './place';
import {TaskChart} from './task_chart';
import {taskPoints} from './task_gaps';

type Props = {readonly whole: WholeIncident; readonly people: ReadonlyMap<string, User>};

function Events({whole}: Pick<Props, 'whole'>): React.ReactElement {
    const {text} = useBackstage();
    const words = text.incident;
    const sentenceOf = useEventSentence(whole.events);
    const [hidden, setHidden] = useState<ReadonlySet<TimelineKind>>(new Set());
    const toggle = (kind: TimelineKind): void => {
        const next = new Set(hidden);
        if (!next.delete(kind)) {
            next.add(kind);
        }
        setHidden(next);
    };
    const shown = whole.events.filter((each) => !hidden.has(timelineKind(each.event_type)));
    return (
        <section className='muster-block'>
            <h2>{words.whatHappened}</h2>
            <div className='muster-filters' role='group' aria-label={words.filterTimeline}>
                {timelineKinds.map((kind) => (
                    <label key={kind} className='muster-check'>
                        <input type='checkbox' checked={!hidden.has(kind)} onChange={() => toggle(kind)} />
                        <span>{words.timelineKind[kind]}</span>
                    </label>
                ))}
            </div>
            {shown.length === 0 && <p className='muster-quiet'>{words.nothingShown}</p>}
            <ol className='muster-events'>
                {shown.map((each) => (
                    <li key={each.id}><Moment at={each.event_at} /> <MarkdownText source={sentenceOf(each)} /></li>
                ))}
            </ol>
        </section>
    );
}

export function IncidentTimeline({whole, people}: Props): React.ReactElement {
    const {text} = useBackstage();
    const {incident, statistics, events} = whole;
    const points = taskPoints(incident.create_at, statistics.settled_tasks, events);
    const until = Math.max(statistics.duration_ms, ...points.map((each) => each.afterMs));
    return (
        <>
            <section className='muster-block'>
                <h2>{text.chart.title}</h2>
                {points.length === 0
                    ? <EmptyPlace title={text.chart.none}>{text.chart.noneText}</EmptyPlace>
                    : <TaskChart points={points} durationMs={until} people={people} />}
            </section>
            <Events whole={whole} />
        </>
    );
}
