import {useMemo} from 'react';

import {currentUserId, type HostState, type HostUser, userOf} from '../host/host_state';
import {useHost, useText} from './use_muster';
import {usePeople} from './use_people';

function profiles(state: HostState): Readonly<Record<string, HostUser | undefined>> | undefined {
    return state.entities?.users?.profiles;
}

export type Names = {
    /** "ada", or "Someone" while nobody of that id is known. */
    readonly of: (id: string) => string;
    readonly me: string;
};

/** What people are called. Whom the chat server's page does not know yet is asked for. */
export function useNames(ids: readonly string[]): Names {
    const text = useText();
    const me = useHost(currentUserId);
    const known = useHost(profiles);
    const asked = usePeople(ids.filter((each) => known?.[each] === undefined));
    return useMemo(() => ({
        of: (id) => known?.[id]?.username ?? asked.get(id)?.username ?? text.someone,
        me,
    }), [known, asked, text, me]);
}

export function useUsername(id: string): string {
    const text = useText();
    const known = useHost((state) => userOf(state, id)?.username);
    const asked = usePeople(known === undefined ? [id] : []);
    return known ?? asked.get(id)?.username ?? text.someone;
}
