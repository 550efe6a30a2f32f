import {describe, expect, it} from 'vitest';

import {golden} from '../testing/golden';
import {type EventDetails, type EventType, withDetails} from '../wire/event_details';
import type {Timeline, TimelineEvent} from '../wire/timeline';
import {durationText} from './durations';
import type {EventSentences, Teller} from './event_sentences';
import {eventSentencesDe} from './event_sentences_de';
import {german} from './german';

const teller: Teller = {
    actor: 'ada', nameOf: (id) => id.replace(/0+$/, ''), duration: (ms) => durationText(ms, german.units), at: 1602904080000,
};

function told<K extends EventType>(type: K, details: EventDetails[K], by: EventSentences = eventSentencesDe): string {
    return by[type](details, teller);
}

function inGerman(event: Pick<TimelineEvent, 'event_type' | 'details'>): string | null {
    return withDetails(event.event_type, event.details, (type, details) => told(type, details));
}

describe('the timeline in German', () => {
    it('tells every event that Muster tells of in English', () => {
        const {items} = golden<Timeline>('timeline');
        expect(items.length).toBeGreaterThan(5);
        for (const each of items) {
            expect(inGerman(each), each.summary).toMatch(/[.:*]/);
        }
        expect(inGerman(items.find((each) => each.event_type === 'stage_changed')!)).toBe(
            'ada ist vom Abschnitt **Triage** zum Abschnitt **Fix** gegangen.',
        );
        expect(inGerman(items.find((each) => each.event_type === 'task_due_changed')!)).toBe(
            'ada hat gesagt, dass die Aufgabe **Roll back** in 1 Std fällig ist.',
        );
    });

    it('takes nothing that somebody wrote for Markdown', () => {
        const details = JSON.stringify({stage: 'x', title: 'a *bold* [link](x)'});
        expect(inGerman({event_type: 'stage_added', details})).toBe(
            'ada hat den Abschnitt **a \\*bold\\* \\[link\\](x)** hinzugefügt.',
        );
    });

    it('leaves what it does not know to Muster', () => {
        expect(inGerman({event_type: 'moon_rose', details: '{}'})).toBeNull();
        expect(inGerman({event_type: 'stage_added', details: '{}'})).toBeNull();
        expect(inGerman({event_type: 'stage_added', details: 'no json'})).toBeNull();
        expect(inGerman({event_type: 'toString', details: '{}'})).toBeNull();
    });
});
