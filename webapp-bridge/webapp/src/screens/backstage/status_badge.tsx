import React from 'react';

import {StatusBadge as Badge} from '../../parts/status_badge';
import type {Status} from '../../wire/incident';
import {useBackstage} from './place';

type Props = {readonly status: Status; readonly isOverdue?: boolean};

/** The status in words and colour; the colour says nothing that the words do not. */
export function StatusBadge({status, isOverdue = false}: Props): React.ReactElement {
    const {text} = useBackstage();
    return (
        <span className='muster-badges'>
            <Badge status={status} label={text.status[status]} />
            {isOverdue && <span className='muster-badge muster-overdue'>{text.overdue}</span>}
        </span>
    );
}
