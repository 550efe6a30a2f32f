import {useEffect, useState} from 'react';

/** What was said last, once nothing else was said for a moment: for questions asked while one types. */
export function useSettled<T>(value: T, delayMs = 250): T {
    const [settled, setSettled] = useState(value);
    useEffect(() => {
        const timer = setTimeout(() => setSettled(value), delayMs);
        return () => clearTimeout(timer);
    }, [value, delayMs]);
    return settled;
}
