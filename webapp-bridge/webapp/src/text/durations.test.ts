import {describe, expect, it} from 'vitest';

import {beginningOf, durationText} from './durations';

const units = {day: 'd', hour: 'h', minute: 'm', less: '< 1m'};
const minutes = (count: number): number => count * 60_000;

describe('a duration', () => {
    it.each([
        [0, '< 1m'],
        [59_999, '< 1m'],
        [minutes(5), '5m'],
        [minutes(65), '1h 5m'],
        [minutes(120), '2h'],
        [minutes(24 * 60 + 5), '1d'],
        [minutes(27 * 60 + 5), '1d 3h'],
    ])('of %i ms is %s', (ms, expected) => {
        expect(durationText(ms, units)).toBe(expected);
    });
});

describe('a day', () => {
    it('begins at midnight where the reader is', () => {
        expect(new Date(beginningOf('2026-11-21')).getHours()).toBe(0);
        expect(new Date(beginningOf('2026-12-31', 1)).getFullYear()).toBe(2027);
        expect(beginningOf('')).toBe(0);
    });
});
