import React, {useEffect, useRef, useState} from 'react';

import {useSettled} from '../../hooks/use_settled';

type Props = {readonly label: string; readonly value: string; readonly onSearch: (term: string) => void};

/** Searches while one types, once the typing pauses. */
export function SearchInput({label, value, onSearch}: Props): React.ReactElement {
    const [typed, setTyped] = useState(value);
    const settled = useSettled(typed);
    const asked = useRef(value);
    const search = useRef(onSearch);
    search.current = onSearch;

    useEffect(() => {
        if (settled !== asked.current) {
            asked.current = settled;
            search.current(settled);
        }
    }, [settled]);
    // Another way of changing it than by typing here: a link, or the filters are cleared.
    useEffect(() => {
        if (value !== asked.current) {
            asked.current = value;
            setTyped(value);
        }
    }, [value]);
    return (
        <input
            type='search'
            className='muster-input muster-search'
            aria-label={label}
            placeholder={label}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
        />
    );
}
