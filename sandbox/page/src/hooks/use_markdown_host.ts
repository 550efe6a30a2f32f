import {useMemo} from 'react';

import type {MarkdownHost} from '../parts/markdown';
import {navigate, ownPath} from '../route/route';
import {currentTeam, currentUser} from '../store/selectors';
import {useAppState} from './use_app';

function followLink(href: string): boolean {
    const path = ownPath(href);
    if (path === undefined) {
        return false;
    }
    navigate(path);
    return true;
}

/** What messages can refer to here and now; changes only when a person, a channel or the team does. */
export function useMarkdownHost(): MarkdownHost {
    const me = useAppState((state) => currentUser(state)?.username ?? '');
    const team = useAppState(currentTeam);
    const profiles = useAppState((state) => state.entities.users.profiles);
    const channels = useAppState((state) => state.entities.channels.channels);

    const usernames = useMemo(() => new Set(Object.values(profiles).map((each) => each.username)), [profiles]);
    const titles = useMemo(() => {
        const inTeam = Object.values(channels).filter((each) => each.team_id === team?.id);
        return new Map(inTeam.map((each) => [each.name, each.display_name]));
    }, [channels, team]);

    return useMemo(() => ({
        me,
        team: team?.name ?? '',
        isUser: (name: string) => usernames.has(name),
        channelTitle: (name: string) => titles.get(name),
        followLink,
    }), [me, team, usernames, titles]);
}
