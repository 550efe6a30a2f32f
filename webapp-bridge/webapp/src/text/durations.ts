export type DurationUnits = {readonly day: string; readonly hour: string; readonly minute: string; readonly less: string};

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** "1d 3h 5m": whole minutes, parts of zero left out, and only the two greatest, which is what people compare. */
export function durationText(ms: number, units: DurationUnits): string {
    const parts: readonly (readonly [number, string])[] = [
        [Math.floor(ms / day), units.day],
        [Math.floor((ms % day) / hour), units.hour],
        [Math.floor((ms % hour) / minute), units.minute],
    ];
    const first = parts.findIndex(([amount]) => amount > 0);
    if (first < 0) {
        return units.less;
    }
    return parts.slice(first, first + 2).filter(([amount]) => amount > 0)
        .map(([amount, unit]) => `${amount}${unit}`).join(' ');
}

/** The beginning of a day of the reader's calendar, as 2026-11-21; 0 for no day. */
export function beginningOf(date: string, daysLater = 0): number {
    const [year, month, dayOfMonth] = date.split('-').map(Number);
    if (year === undefined || month === undefined || dayOfMonth === undefined) {
        return 0;
    }
    return new Date(year, month - 1, dayOfMonth + daysLater).getTime();
}
