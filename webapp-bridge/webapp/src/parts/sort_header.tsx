import React from 'react';

type Props = {
    readonly label: string;
    readonly direction: 'asc' | 'desc' | null;
    readonly onSort: () => void;
};

/** The head of a column that sorts by it. */
export function SortHeader({label, direction, onSort}: Props): React.ReactElement {
    const spoken = {asc: 'ascending', desc: 'descending'} as const;
    return (
        <th scope='col' aria-sort={direction === null ? 'none' : spoken[direction]}>
            <button type='button' className='muster-sort' onClick={onSort}>
                {label}
                <span className='muster-sort-mark' aria-hidden='true'>
                    {direction === null ? '' : direction === 'asc' ? '▲' : '▼'}
                </span>
            </button>
        </th>
    );
}
