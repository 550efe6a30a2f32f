import React from 'react';

import {useUserLookup} from '../../hooks/use_lookups';
import {usePeople} from '../../hooks/use_people';
import {Picker} from '../../parts/picker';
import {nameOf, Person} from '../backstage/person';
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

/** People of the team: those chosen, each with a way to be removed, and a box to find more. */
export function PeopleField({id, label, ids, isSingle = false, fixed = [], onChange}: Props): React.ReactElement {
    const {text, place} = useBackstage();
    const words = text.editor;
    const people = usePeople(ids);
    const {found, search} = useUserLookup(place.teamId);
    const choices = found.filter((each) => !ids.includes(each.id)).map((each) => ({
        id: each.id, label: nameOf(each, text.unknownPerson), detail: `@${each.username}`,
    }));
    return (
        <div className='muster-chosen-list'>
            <ul>
                {ids.map((each) => {
                    const name = nameOf(people.get(each), text.unknownPerson);
                    return (
                        <li key={each} className='muster-chip'>
                            <Person id={each} people={people} />
                            {each === place.userId && <span className='muster-quiet'>({words.you})</span>}
                            {!fixed.includes(each) && (
                                <button
                                    type='button'
                                    className='muster-icon-button'
                                    aria-label={words.remove(name)}
                                    onClick={() => onChange(ids.filter((other) => other !== each))}
                                >
                                    <span aria-hidden='true'>×</span>
                                </button>
                            )}
                        </li>
                    );
                })}
            </ul>
            <Picker
                id={id}
                label={label}
                placeholder={label}
                choices={choices}
                clears={true}
                nothing={words.noPerson}
                onSearch={search}
                onChoose={(chosen) => onChange(isSingle ? [chosen.id] : [...ids, chosen.id])}
            />
        </div>
    );
}
