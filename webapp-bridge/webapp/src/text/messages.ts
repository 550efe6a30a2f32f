import {english} from './english';
import type {EventSentences} from './event_sentences';
import {eventSentencesDe} from './event_sentences_de';
import {german} from './german';

export type Messages = typeof english;

const languages: Readonly<Record<string, Messages>> = {en: english, de: german};

const eventSentences: Readonly<Record<string, EventSentences>> = {de: eventSentencesDe};

function languageOf(locale: string): string {
    return locale.split('-')[0] ?? '';
}

/** The sentences in a language of the chat server ("de", "pt-BR"), in English where we do not speak it. */
export function messagesOf(locale: string): Messages {
    return languages[languageOf(locale)] ?? english;
}

/** What timelines say; null where they say what Muster does. */
export function eventSentencesOf(locale: string): EventSentences | null {
    return eventSentences[languageOf(locale)] ?? null;
}
