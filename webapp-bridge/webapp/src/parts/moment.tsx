import React from 'react';

type Props = {readonly at: number; readonly label: string; readonly title: string};

export function Moment({at, label, title}: Props): React.ReactElement {
    return <time className='muster-numbers' dateTime={new Date(at).toISOString()} title={title}>{label}</time>;
}
