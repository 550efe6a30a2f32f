import {useMemo} from 'react';

import {currentLocale} from '../host/host_state';
import {useHost} from './use_muster';

export type Times = {
    /** With the day, unless it is today. */
    readonly short: (at: number) => string;
    readonly full: (at: number) => string;
};

/** Times in the reader's language and the zone of their machine. */
export function useTimes(): Times {
    const language = useHost(currentLocale);
    // The chat server knows a language; the browser may know that it is spoken with other times of day.
    const locale = navigator.language.startsWith(language) ? navigator.language : language;
    return useMemo(() => {
        const clock = new Intl.DateTimeFormat(locale, {hour: '2-digit', minute: '2-digit'});
        const dated = new Intl.DateTimeFormat(locale, {day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit'});
        const full = new Intl.DateTimeFormat(locale, {dateStyle: 'full', timeStyle: 'medium'});
        const isToday = (at: number): boolean => new Date(at).toDateString() === new Date().toDateString();
        return {
            short: (at: number) => (isToday(at) ? clock : dated).format(at),
            full: (at: number) => full.format(at),
        };
    }, [locale]);
}
