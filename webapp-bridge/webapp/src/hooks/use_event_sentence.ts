import {useMemo} from 'react';

import {currentLocale} from '../host/host_state';
import {durationText} from '../text/durations';
import type {EventSentences, Teller} from '../text/event_sentences';
import {eventSentencesOf, messagesOf} from '../text/messages';
import {type EventDetails, type EventType, withDetails} from '../wire/event_details';
import type {TimelineEvent} from '../wire/timeline';
import {useHost} from './use_muster';
import {useNames} from './use_names';

function told<K extends EventType>(sentences: EventSentences, type: K, details: EventDetails[K], teller: Teller): string {
    return sentences[type](details, teller);
}

/** Everybody whom the details of an event may name. */
function peopleIn(event: TimelineEvent): readonly string[] {
    const named = /"(?:reporter|commander|before|after|assignee|user)":"([a-z0-9]{26})"/g;
    const found = Array.from(event.details.matchAll(named), ([, id]) => id ?? '');
    return [event.creator_user_id, ...found];
}

/** Says what happened, in the reader's language: Muster's own sentence, or where we have one of ours, that one. */
export function useEventSentence(events: readonly TimelineEvent[]): (event: TimelineEvent) => string {
    const locale = useHost(currentLocale);
    const sentences = eventSentencesOf(locale);
    const names = useNames(sentences === null ? [] : events.flatMap(peopleIn));
    return useMemo(() => (event) => {
        const teller: Teller = {
            actor: names.usernameOf(event.creator_user_id),
            nameOf: names.usernameOf,
            duration: (ms) => durationText(ms, messagesOf(locale).units),
            at: event.create_at,
        };
        const own = sentences === null ? null : withDetails(event.event_type, event.details, (type, details) =>
            told(sentences, type, details, teller));
        return own ?? event.summary;
    }, [locale, sentences, names]);
}
