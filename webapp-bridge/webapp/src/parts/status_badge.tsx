import React from 'react';

type Props = {readonly status: string; readonly label: string};

export function StatusBadge({status, label}: Props): React.ReactElement {
    return <span className={`muster-badge muster-badge-${status}`}>{label}</span>;
}
