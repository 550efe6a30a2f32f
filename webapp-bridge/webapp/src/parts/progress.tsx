import React from 'react';

type Props = {readonly done: number; readonly of: number; readonly label: string};

/** How much of something is done, with the words beside it. */
export function Progress({done, of, label}: Props): React.ReactElement {
    return (
        <span className='muster-progress' role='img' aria-label={label}>
            <span className='muster-progress-bar'>
                <svg viewBox='0 0 100 4' preserveAspectRatio='none' aria-hidden='true'>
                    <rect width={of === 0 ? 0 : (100 * done) / of} height='4' />
                </svg>
            </span>
        </span>
    );
}
