// What a timeline says of each event, in the languages that Muster itself does not speak: its own sentences are English.
import type {EventDetails, EventType} from '../wire/event_details';

export type Teller = {
    readonly actor: string;
    /** What somebody is called. */
    readonly nameOf: (userId: string) => string;
    /** "30 min", of milliseconds. */
    readonly duration: (ms: number) => string;
    /** When it was recorded. */
    readonly at: number;
};

/** Each sentence is Markdown, as Muster's own are. */
export type EventSentences = {readonly [K in EventType]: (details: EventDetails[K], teller: Teller) => string};

/** What somebody wrote, so that none of it is taken for Markdown. */
export function plain(written: string): string {
    return written.replace(/[\\`*_~[\]<>|#]/g, '\\$&');
}

export function bold(written: string): string {
    return `**${plain(written)}**`;
}

export function code(written: string): string {
    return `\`${written.replace(/`/g, '')}\``;
}
