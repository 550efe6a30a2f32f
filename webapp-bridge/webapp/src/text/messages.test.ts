import {describe, expect, it} from 'vitest';

import {english} from './english';
import {german} from './german';
import {messagesOf} from './messages';

/** Where each sentence stands, and whether it is made of numbers or names. */
function sentences(from: object, path = ''): readonly string[] {
    return Object.entries(from).flatMap(([key, value]: [string, unknown]) =>
        typeof value === 'object' && value !== null ? sentences(value, `${path}.${key}`) : [`${path}.${key}: ${typeof value}`],
    );
}

function empty(from: object, path = ''): readonly string[] {
    return Object.entries(from).flatMap(([key, value]: [string, unknown]) => {
        if (typeof value === 'object' && value !== null) {
            return empty(value, `${path}.${key}`);
        }
        return value === '' ? [`${path}.${key}`] : [];
    });
}

describe('the sentences', () => {
    it('are the same ones in English and in German', () => {
        expect(sentences(german)).toEqual(sentences(english));
    });

    it('are written, each of them', () => {
        expect([...empty(english), ...empty(german)]).toEqual([]);
    });

    it('follow the language of the reader, and are English where we do not speak it', () => {
        expect(messagesOf('de').summary.update).toBe('Stand melden');
        expect(messagesOf('de-AT').summary.update).toBe('Stand melden');
        expect(messagesOf('pt-BR').summary.update).toBe('Update Status');
    });

    it('count as the language does', () => {
        expect(messagesOf('en').stage.endOpen(1)).toBe('1 task is still open.');
        expect(messagesOf('de').stage.endOpen(2)).toBe('2 Aufgaben sind noch offen.');
    });
});
