import {useMemo} from 'react';

import {currentTeam} from '../host/host_state';
import {basePath, navigate} from '../host/navigate';
import {useHost} from './use_muster';

export type Places = {
    readonly toChannel: (nameOrId: string) => void;
    readonly toPost: (id: string) => void;
    readonly toPerson: (username: string) => void;
    /** A page of the backstage: "incidents", "playbooks/new". */
    readonly toBackstage: (page: string) => void;
};

/** Ways to other pages of the chat server, in the team on the screen. */
export function usePlaces(): Places {
    const team = useHost((state) => currentTeam(state)?.name ?? '');
    return useMemo(() => ({
        toChannel: (nameOrId) => navigate(`/${team}/channels/${nameOrId}`),
        toPost: (id) => navigate(`/${team}/pl/${id}`),
        toPerson: (username) => navigate(`/${team}/messages/@${username}`),
        toBackstage: (page) => navigate(`/${team}/muster/${page}`),
    }), [team]);
}

export function portraitOf(userId: string): string {
    return `${basePath()}/api/v4/users/${userId}/image?_=0`;
}
