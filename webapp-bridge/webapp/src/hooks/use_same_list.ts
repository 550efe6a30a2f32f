import {useRef} from 'react';

/** The list of the last time, while its members are the same: for what is drawn again when its list is another one. */
export function useSameList<T>(list: readonly T[]): T[] {
    const last = useRef<T[]>([]);
    if (last.current.length !== list.length || list.some((each, at) => each !== last.current[at])) {
        last.current = [...list];
    }
    return last.current;
}
