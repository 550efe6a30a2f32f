import React, {useEffect, useRef} from 'react';

type Props = {
    readonly label: string;
    readonly isDone: boolean;
    /** Begun and not done: neither ticked nor empty. */
    readonly isBegun: boolean;
    readonly tabIndex: number;
    readonly onTick: () => void;
};

export function TaskCheckbox({label, isDone, isBegun, tabIndex, onTick}: Props): React.ReactElement {
    const box = useRef<HTMLInputElement>(null);
    useEffect(() => {
        if (box.current) {
            box.current.indeterminate = isBegun && !isDone;
        }
    }, [isBegun, isDone]);
    return (
        <input
            ref={box} type='checkbox' className='muster-checkbox' data-task-checkbox='' aria-label={label}
            checked={isDone} tabIndex={tabIndex} onChange={onTick}
        />
    );
}
