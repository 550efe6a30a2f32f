import {useMemo} from 'react';

import {currentUserId, type HostState, type HostUser, userOf} from '../host/host_state';
import {type NameForm, nameForm, personName} from '../host/person_name';
import {useHost, useText} from './use_muster';
import {usePeople} from './use_people';

function profiles(state: HostState): Readonly<Record<string, HostUser | undefined>> | undefined {
    return state.entities?.users?.profiles;
}

export type Names = {
    /** As the chat server's page calls them: "Ada Alvarez"; "Someone" while nobody of that id is known. */
    readonly of: (id: string) => string;
    /** "ada" */
    readonly usernameOf: (id: string) => string;
    readonly me: string;
};

/** What people are called. Whom the chat server's page does not know yet is asked for. */
export function useNames(ids: readonly string[]): Names {
    const text = useText();
    const me = useHost(currentUserId);
    const known = useHost(profiles);
    const asked = usePeople(ids.filter((each) => known?.[each] === undefined));
    const form = useHost(nameForm);
    return useMemo(() => {
        const person = (id: string): HostUser | undefined => known?.[id] ?? asked.get(id);
        const called = (id: string, as: NameForm): string => {
            const user = person(id);
            return user === undefined ? text.someone : personName(user, as);
        };
        return {of: (id) => called(id, form), usernameOf: (id) => called(id, 'username'), me};
    }, [known, asked, text, form, me]);
}

/** Gives what somebody is called of whom everything is known. */
export function usePersonName(): (user: HostUser) => string {
    const form = useHost(nameForm);
    return (user) => personName(user, form);
}

export function useName(id: string): string {
    const text = useText();
    const nameOf = usePersonName();
    // The name and not the person, who is another object whenever the page reads them anew.
    const known = useHost((state) => {
        const user = userOf(state, id);
        return user && nameOf(user);
    });
    const asked = usePeople(known === undefined ? [id] : []).get(id);
    return known ?? (asked === undefined ? text.someone : nameOf(asked));
}
