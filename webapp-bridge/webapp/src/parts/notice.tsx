import React from 'react';

type Props = {
    readonly kind: 'info' | 'success' | 'error';
    readonly children: React.ReactNode;
    readonly action?: React.ReactNode;
};

/** Says something without taking the focus; an error is read out at once. */
export function Notice({kind, children, action}: Props): React.ReactElement {
    return (
        <div className={`muster-notice muster-notice-${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
            <span className='muster-notice-text'>{children}</span>
            {action}
        </div>
    );
}
