import {describe, expect, it} from 'vitest';

import {shortMoment, wholeMoment} from './moments';

const at = new Date(2026, 10, 21, 3, 7).getTime();
const days = (count: number): number => count * 86_400_000;

describe('a point in time', () => {
    it('of today is only a time', () => {
        expect(shortMoment(at, at + 60_000, 'en-GB')).toBe('3:07');
        expect(shortMoment(at, at + 60_000, 'de-DE')).toBe('3:07');
    });

    it('of another day has its date, and its year when that is long ago', () => {
        expect(shortMoment(at, at + days(2), 'en-GB')).toBe('21 Nov, 3:07');
        expect(shortMoment(at, at + days(400), 'en-GB')).toContain('2026');
    });

    it('is whole with its day of the week and its zone', () => {
        expect(wholeMoment(at, 'en-GB')).toMatch(/^Saturday.* 03:07:00 \S+/);
    });
});
