import React from 'react';

import {usePersonName} from '../../hooks/use_names';
import {portraitOf} from '../../hooks/use_places';
import type {User} from '../../wire/user';
import {useBackstage} from './place';

/** Gives the name by which somebody is called. */
export function useNameOf(): (user: User | undefined) => string {
    const {text} = useBackstage();
    const nameOf = usePersonName();
    return (user) => (user === undefined ? text.unknownPerson : nameOf(user));
}

type Props = {readonly id: string; readonly people: ReadonlyMap<string, User>};

export function Person({id, people}: Props): React.ReactElement {
    const nameOf = useNameOf();
    const user = people.get(id);
    return (
        <span className='muster-person'>
            {user !== undefined && <img src={portraitOf(id)} alt='' width={20} height={20} loading='lazy' />}
            <span title={user === undefined ? undefined : `@${user.username}`}>{nameOf(user)}</span>
        </span>
    );
}
