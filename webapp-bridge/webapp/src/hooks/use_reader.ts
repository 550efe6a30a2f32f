import {currentLocale, currentTeam, currentUserId, type HostTeam} from '../host/host_state';
import {useHost, useMuster} from './use_muster';

export type Reader = {
    readonly userId: string;
    /** Their language, in the form of the country that their browser names: how dates and times are written. */
    readonly locale: string;
    /** The team on the screen, as far as the page knows it yet. */
    readonly team: HostTeam | undefined;
    /** False until it is known how Muster is reached, or that it is not. */
    readonly isConnected: boolean;
};

function withCountry(language: string): string {
    const own = navigator.languages.find((each) => each.split('-')[0] === language.split('-')[0]);
    return language.includes('-') ? language : own ?? language;
}

/** Who looks at the page, and from where. */
export function useReader(): Reader {
    const isConnected = useMuster((state) => state.site.settings !== null || state.news.connection === 'offline');
    return {isConnected, userId: useHost(currentUserId), locale: withCountry(useHost(currentLocale)), team: useHost(currentTeam)};
}
