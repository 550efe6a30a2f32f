import React from 'react';

type Props = {readonly label: string; readonly isOn: boolean; readonly onChange: (isOn: boolean) => void};

export function Switch({label, isOn, onChange}: Props): React.ReactElement {
    return (
        <label className='muster-switch'>
            <input type='checkbox' role='switch' checked={isOn} onChange={(event) => onChange(event.target.checked)} />
            <span className='muster-switch-track' aria-hidden='true' />
            <span>{label}</span>
        </label>
    );
}
