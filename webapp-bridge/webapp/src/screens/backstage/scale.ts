import {ticks} from 'd3-array';

/** Lengths of time that people count in. */
const steps = [60_000, 3_600_000, 86_400_000, 7 * 86_400_000];

/** Round durations from 0 on, about so many, in the unit that fits. */
export function durationTicks(most: number, wanted: number): readonly number[] {
    const unit = [...steps].reverse().find((each) => most >= 2 * each) ?? 60_000;
    return ticks(0, most / unit, wanted).filter(Number.isInteger).map((each) => each * unit);
}

/** Round whole numbers from 0 on. */
export function countTicks(most: number, wanted: number): readonly number[] {
    return ticks(0, Math.max(most, 1), wanted).filter(Number.isInteger);
}

/** Where a value lies, in percent of the whole. */
export function percent(value: number, most: number): string {
    return `${most <= 0 ? 0 : Math.min(100, (100 * value) / most)}%`;
}
