import React from 'react';

type EmptyProps = {readonly title: string; readonly children?: React.ReactNode; readonly action?: React.ReactNode};

/** What stands where there is nothing to show. */
export function EmptyPlace({title, children, action}: EmptyProps): React.ReactElement {
    return (
        <div className='muster-empty'>
            <h2>{title}</h2>
            {children !== undefined && <p>{children}</p>}
            {action}
        </div>
    );
}

/** Grey lines in the shape of what is coming; the words are for those who hear the page. */
export function LoadingPlace({label, lines = 6}: {readonly label: string; readonly lines?: number}): React.ReactElement {
    return (
        <div className='muster-loading' role='status'>
            <span className='muster-only-heard'>{label}</span>
            {Array.from({length: lines}, (_, index) => (
                <span key={index} className='muster-loading-line' aria-hidden='true' />
            ))}
        </div>
    );
}
