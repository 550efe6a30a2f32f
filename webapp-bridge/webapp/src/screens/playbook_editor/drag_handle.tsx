import {useDraggable} from '@dnd-kit/core';
import React from 'react';

import {Icon} from '../../parts/icon';

type Props = {
    readonly id: string;
    readonly label: string;
    readonly onStep: (step: 1 | -1) => void;
};

/** What a stage or a task is moved by: dragged with a pointer, or stepped with the arrow keys. */
export function DragHandle({id, label, onStep}: Props): React.ReactElement {
    const {setNodeRef, listeners, attributes} = useDraggable({id});
    return (
        <button
            ref={setNodeRef}
            type='button'
            className='muster-handle'
            aria-label={label}
            aria-describedby={attributes['aria-describedby']}
            {...listeners}
            onKeyDown={(event) => {
                if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
                    event.preventDefault();
                    onStep(event.key === 'ArrowUp' ? -1 : 1);
                }
            }}
        >
            <Icon name='drag' />
        </button>
    );
}
