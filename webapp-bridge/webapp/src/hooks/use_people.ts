import {useEffect, useState} from 'react';

import {getUsersByIds} from '../api/chat';
import type {User} from '../wire/user';

/** Everybody asked for so far: names change rarely, and a page shows the same people again and again. */
const known = new Map<string, User>();

/** The people of these ids, as far as they are known; the others follow. */
export function usePeople(ids: readonly string[]): ReadonlyMap<string, User> {
    const wanted = [...new Set(ids)].filter((each) => each !== '').sort().join(',');
    const [people, setPeople] = useState<ReadonlyMap<string, User>>(() => new Map(known));
    useEffect(() => {
        const missing = wanted.split(',').filter((each) => each !== '' && !known.has(each));
        if (missing.length === 0) {
            setPeople(new Map(known));
            return undefined;
        }
        const abort = new AbortController();
        void getUsersByIds(missing, {signal: abort.signal}).then((answer) => {
            if (!answer.ok) {
                return;
            }
            for (const each of answer.value) {
                known.set(each.id, each);
            }
            if (!abort.signal.aborted) {
                setPeople(new Map(known));
            }
        });
        return () => abort.abort();
    }, [wanted]);
    return people;
}
