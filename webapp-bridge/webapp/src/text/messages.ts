import {english} from './english';
import {german} from './german';

export type Messages = typeof english;

const languages: Readonly<Record<string, Messages>> = {en: english, de: german};

/** The sentences in a language of the chat server ("de", "pt-BR"), in English where we do not speak it. */
export function messagesOf(locale: string): Messages {
    return languages[locale.split('-')[0] ?? ''] ?? english;
}
