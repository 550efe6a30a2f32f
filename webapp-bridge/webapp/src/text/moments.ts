// Points in time, in the reader's zone and form.

const day = 86_400_000;

function isSameDay(a: Date, b: Date): boolean {
    return a.toDateString() === b.toDateString();
}

/** As short as it is clear: today only the time, within half a year without the year. */
export function shortMoment(at: number, now: number, locale: string): string {
    const date = new Date(at);
    const time = {hour: 'numeric', minute: '2-digit'} as const;
    if (isSameDay(date, new Date(now))) {
        return new Intl.DateTimeFormat(locale, time).format(date);
    }
    const dayAndTime = {month: 'short', day: 'numeric', ...time} as const;
    const isNear = Math.abs(now - at) < 180 * day;
    return new Intl.DateTimeFormat(locale, isNear ? dayAndTime : {...dayAndTime, year: 'numeric'}).format(date);
}

/** With the day of the week and the zone, for who wants to be sure. */
export function wholeMoment(at: number, locale: string): string {
    return new Intl.DateTimeFormat(locale, {dateStyle: 'full', timeStyle: 'long'}).format(new Date(at));
}
