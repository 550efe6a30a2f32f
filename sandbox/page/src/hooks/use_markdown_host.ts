import {useMemo} from 'react';

import type {MarkdownHost} from '../parts/markdown';
import {navigate, ownPath} from '../route/route';
import {currentTeam, currentUser} from '../store/selectors';
import {useAppList, useAppState} from './use_app';

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
    // Names only: a channel changes with every message in it, and every message would be drawn again.
    const names = useAppList((state) => Object.values(state.entities.users.profiles).map((each) => each.username));
    const channels = useAppList((state) => Object.values(state.entities.channels.channels)
        .filter((each) => each.team_id === state.entities.teams.currentTeamId)
        .map((each) => `${each.name} ${each.display_name}`));

    const usernames = useMemo(() => new Set(names), [names]);
    const titles = useMemo(() => new Map(channels.map((each) => {
        const end = each.indexOf(' ');
        return [each.slice(0, end), each.slice(end + 1)];
    })), [channels]);

    return useMemo(() => ({
        me,
        team: team?.name ?? '',
        isUser: (name: string) => usernames.has(name),
        channelTitle: (name: string) => titles.get(name),
        followLink,
    }), [me, team, usernames, titles]);
}
