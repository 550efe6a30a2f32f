import {useMemo} from 'react';

import type {Incident} from '../wire/incident';
import {useText} from './use_muster';
import {useNames} from './use_names';
import {portraitOf} from './use_places';

type Shown = {readonly id: string; readonly name: string; readonly image: string};

/** Who takes part in an incident, the reader first, then by name; and what anybody in it is called. */
export function usePeopleOf(incident: Incident): {
    readonly people: readonly Shown[];
    readonly nameOf: (id: string) => string;
} {
    const text = useText();
    const ids = incident.participants.map((each) => each.user_id);
    const names = useNames([...ids, incident.commander_user_id]);
    return useMemo(() => {
        const here = incident.participants.filter((each) => each.left_at === 0).map((each) => each.user_id);
        const people = here
            .sort((a, b) => Number(b === names.me) - Number(a === names.me) || names.of(a).localeCompare(names.of(b)))
            .map((id) => ({id, name: id === names.me ? text.you(names.of(id)) : names.of(id), image: portraitOf(id)}));
        return {people, nameOf: names.of};
    }, [incident.participants, names, text]);
}
