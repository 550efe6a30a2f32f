import React from 'react';

import {portraitOf} from '../../hooks/use_places';
import type {User} from '../../wire/user';
import {useBackstage} from './place';

/** The name by which somebody is called. */
export function nameOf(user: User | undefined, unknown: string): string {
    if (user === undefined) {
        return unknown;
    }
    const full = `${user.first_name} ${user.last_name}`.trim();
    return user.nickname || full || user.username;
}

type Props = {readonly id: string; readonly people: ReadonlyMap<string, User>};

export function Person({id, people}: Props): React.ReactElement {
    const {text} = useBackstage();
    const user = people.get(id);
    return (
        <span className='muster-person'>
            {user !== undefined && <img src={portraitOf(id)} alt='' width={20} height={20} loading='lazy' />}
            <span title={user === undefined ? undefined : `@${user.username}`}>{nameOf(user, text.unknownPerson)}</span>
        </span>
    );
}
