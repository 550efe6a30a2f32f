import React from 'react';

type Direction = 'asc' | 'desc';
type Sorting<Column> = {readonly sort: Column; readonly direction: Direction};

type Props<Column extends string> = {
    readonly labels: Readonly<Record<Column, string>>;
    /** In their order, each with the direction that it has at first. */
    readonly columns: readonly (readonly [Column, Direction])[];
    readonly sorting: Sorting<Column>;
    readonly onSort: (sorting: Sorting<Column>) => void;
};

const spoken = {asc: 'ascending', desc: 'descending'} as const;
const marks = {asc: '▲', desc: '▼'} as const;

/** The heads of the columns that one can sort by; the one that is sorted by turns its direction. */
export function SortHeaders<Column extends string>({labels, columns, sorting, onSort}: Props<Column>): React.ReactElement {
    const header = ([column, first]: readonly [Column, Direction]): React.ReactElement => {
        const isSorted = sorting.sort === column;
        const turned = sorting.direction === 'asc' ? 'desc' : 'asc';
        return (
            <th key={column} scope='col' aria-sort={isSorted ? spoken[sorting.direction] : 'none'}>
                <button
                    type='button' className='muster-sort'
                    onClick={() => onSort({sort: column, direction: isSorted ? turned : first})}
                >
                    {labels[column]}
                    <span className='muster-sort-mark' aria-hidden='true'>
                        {isSorted ? marks[sorting.direction] : ''}
                    </span>
                </button>
            </th>
        );
    };
    return <>{columns.map(header)}</>;
}
