import React from 'react';

type Props = {
    readonly page: number;
    readonly pageCount: number;
    readonly label: string;
    readonly range: string;
    readonly previous: string;
    readonly next: string;
    readonly onPage: (page: number) => void;
};

export function Pager({page, pageCount, label, range, previous, next, onPage}: Props): React.ReactElement {
    return (
        <nav className='muster-pager' aria-label={label}>
            <button type='button' className='muster-button' disabled={page === 0} onClick={() => onPage(page - 1)}>
                {previous}
            </button>
            <span aria-live='polite'>{range}</span>
            <button
                type='button'
                className='muster-button'
                disabled={page + 1 >= pageCount}
                onClick={() => onPage(page + 1)}
            >
                {next}
            </button>
        </nav>
    );
}
