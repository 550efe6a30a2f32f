import React from 'react';

type Props = {
    readonly id: string;
    readonly label: string;
    readonly help?: string;
    readonly error?: string;
    readonly children: React.ReactElement;
};

/** A labelled input with its help and what is wrong with it, tied together for those who hear the page. */
export function Field({id, label, help, error, children}: Props): React.ReactElement {
    const described = [help === undefined ? '' : `${id}-help`, error === undefined ? '' : `${id}-error`]
        .filter((each) => each !== '').join(' ');
    const input = React.cloneElement(children, {
        id,
        ...(described === '' ? {} : {'aria-describedby': described}),
        ...(error === undefined ? {} : {'aria-invalid': true}),
    });
    return (
        <div className='muster-field'>
            <label htmlFor={id}>{label}</label>
            {input}
            {help !== undefined && <p id={`${id}-help`} className='muster-help'>{help}</p>}
            {error !== undefined && <p id={`${id}-error`} className='muster-field-error'>{error}</p>}
        </div>
    );
}
