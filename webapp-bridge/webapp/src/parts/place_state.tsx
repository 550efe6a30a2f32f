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

type FailedProps = {
    readonly title: string;
    readonly children: React.ReactNode;
    readonly action?: React.ReactNode;
};

/** What stands where something could not be shown; it is read out at once. */
export function FailedPlace(props: FailedProps): React.ReactElement {
    return <div role='alert'><EmptyPlace {...props} /></div>;
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
