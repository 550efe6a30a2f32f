import React from 'react';

import {useUserLookup} from '../../hooks/use_lookups';
import {usePeople} from '../../hooks/use_people';
import {ChosenList} from '../../parts/chosen_list';
import {Person, useNameOf} from '../backstage/person';
import {useBackstage} from '../backstage/place';

type Props = {
    readonly id: string;
    readonly label: string;
    readonly ids: readonly string[];
    /** One at most: choosing replaces. */
    readonly isSingle?: boolean;
    /** Who cannot be removed. */
    readonly fixed?: readonly string[];
    readonly onChange: (ids: readonly string[]) => void;
};

/** People of the team. */
export function PeopleField({id, label, ids, isSingle = false, fixed = [], onChange}: Props): React.ReactElement {
    const {text, place} = useBackstage();
    const words = text.editor;
    const nameOf = useNameOf();
    const people = usePeople(ids);
    const {found, search} = useUserLookup(place.teamId);
    const choices = found.filter((each) => !ids.includes(each.id)).map((each) => ({
        id: each.id, label: nameOf(each), detail: `@${each.username}`,
    }));
    const chosen = ids.map((each) => ({
        id: each,
        shown: (
            <>
                <Person id={each} people={people} />
                {each === place.userId && <span className='muster-quiet'>({words.you})</span>}
            </>
        ),
        remove: fixed.includes(each) ? null : words.remove(nameOf(people.get(each))),
    }));
    return (
        <ChosenList
            id={id}
            label={label}
            chosen={chosen}
            choices={choices}
            isSingle={isSingle}
            nothing={words.noPerson}
            onSearch={search}
            onChange={onChange}
        />
    );
}
