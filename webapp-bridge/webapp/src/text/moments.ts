// Points in time, in the reader's zone and form.

const day = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format takes longer than using it a hundred times, and a list has hundreds of moments. */
function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const key = locale + JSON.stringify(options);
    const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
    formats.set(key, known);
    return known;
}

function isSameDay(a: Date, b: Date): boolean {
    return a.toDateString() === b.toDateString();
}

/** As short as it is clear: today only the time, within half a year without the year. */
export function shortMoment(at: number, now: number, locale: string): string {
    const date = new Date(at);
    const time = {hour: 'numeric', minute: '2-digit'} as const;
    if (isSameDay(date, new Date(now))) {
        return formatOf(locale, time).format(date);
    }
    const dayAndTime = {month: 'short', day: 'numeric', ...time} as const;
    const isNear = Math.abs(now - at) < 180 * day;
    return formatOf(locale, isNear ? dayAndTime : {...dayAndTime, year: 'numeric'}).format(date);
}

/** With the day of the week and the zone, for who wants to be sure. */
export function wholeMoment(at: number, locale: string): string {
    return formatOf(locale, {dateStyle: 'full', timeStyle: 'long'}).format(new Date(at));
}
