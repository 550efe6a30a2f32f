import React, {useState} from 'react';

import {useEventSentence} from '../../hooks/use_event_sentence';
import {useSend, useText} from '../../hooks/use_muster';
import {usePlaces} from '../../hooks/use_places';
import {useTimes} from '../../hooks/use_times';
import {useTimeline} from '../../hooks/use_updates';
import {Icon} from '../../parts/icon';
import {Moment} from '../../parts/moment';
import {FailedPlace, LoadingPlace} from '../../parts/place_state';
import {durationText} from '../../text/durations';
import {failureText} from '../../text/failures';
import {type TimelineKind, timelineKind, timelineKinds} from '../../text/timeline_kinds';
import type {Incident} from '../../wire/incident';
import type {TimelineEvent} from '../../wire/timeline';
import {MarkdownText} from '../markdown_text';

const icons = {
    roles: 'person', updates: 'message', tasks: 'check', notes: 'note', people: 'person', other: 'incident',
} as const;

type EntryProps = {readonly event: TimelineEvent; readonly sentence: string; readonly incident: Incident};

function Entry({event, sentence, incident}: EntryProps): React.ReactElement {
    const text = useText();
    const times = useTimes();
    const places = usePlaces();
    const since = event.event_at - incident.create_at;
    return (
        <li className='muster-rhs-event'>
            <span className='muster-rhs-event-icon'><Icon name={icons[timelineKind(event.event_type)]} /></span>
            <div className='muster-grow'>
                <div className='muster-row muster-quiet muster-small'>
                    <Moment at={event.event_at} label={times.short(event.event_at)} title={times.full(event.event_at)} />
                    {since >= 60_000 && <span>+{durationText(since, text.units)}</span>}
                    {event.post_id !== '' && (
                        <button
                            type='button' className='muster-link-button' onClick={() => places.toPost(event.post_id)}
                        >
                            {text.timeline.toPost}
                        </button>
                    )}
                </div>
                <MarkdownText source={sentence} />
            </div>
        </li>
    );
}

/** Everything that happened, the latest first. */
export function TimelineTab({incident}: {readonly incident: Incident}): React.ReactElement {
    const text = useText();
    const send = useSend();
    const {state, reload} = useTimeline(incident);
    const sentenceOf = useEventSentence(state.status === 'ready' ? state.value.items : []);
    const [kind, setKind] = useState<TimelineKind | null>(null);
    const add = (): void =>
        send({type: 'muster/form/opened', form: {kind: 'timeline', post_id: '', incident_id: incident.id}});
    if (state.status === 'loading') {
        return <LoadingPlace label={text.loading} />;
    }
    if (state.status === 'failed') {
        return (
            <FailedPlace
                title={text.failure.title[state.failure.kind]}
                action={<button type='button' className='muster-button' onClick={reload}>{text.retry}</button>}
            >
                {failureText(state.failure, text)}
            </FailedPlace>
        );
    }
    const newestFirst = [...state.value.items].reverse();
    const events = newestFirst.filter((each) => kind === null || timelineKind(each.event_type) === kind);
    return (
        <>
            <div className='muster-panel-head'>
                <label className='muster-quiet' htmlFor='muster-timeline-kind'>{text.timeline.filter}</label>
                <select
                    id='muster-timeline-kind'
                    className='muster-select'
                    value={kind ?? ''}
                    onChange={(event) => setKind(timelineKinds.find((each) => each === event.target.value) ?? null)}
                >
                    <option value=''>{text.timeline.all}</option>
                    {timelineKinds.map((each) => <option key={each} value={each}>{text.timeline.kinds[each]}</option>)}
                </select>
                <span className='muster-grow' />
                <button type='button' className='muster-link-button' onClick={add}>{text.timeline.add}</button>
            </div>
            <ol className='muster-rhs-events' aria-label={text.panel.tabs.timeline}>
                {events.map((each) => (
                    <Entry key={each.id} event={each} sentence={sentenceOf(each)} incident={incident} />
                ))}
            </ol>
            {events.length === 0 && <p className='muster-rhs-tab-body muster-quiet'>{text.timeline.nothing}</p>}
        </>
    );
}
