import {useEffect, useState} from 'react';

import type {Failure, Result} from '../api/result';

export type Loading<T> =
    | {readonly status: 'loading'}
    | {readonly status: 'ready'; readonly value: T}
    | {readonly status: 'failed'; readonly failure: Failure};

/** Runs a load whenever its key changes; the answer to an older key is dropped. `again` runs it once more. */
export function useLoading<T>(key: string, load: (isWanted: () => boolean) => Promise<Result<T>>): {
    readonly loading: Loading<T>;
    readonly again: () => void;
} {
    const [round, setRound] = useState(0);
    const [answer, setAnswer] = useState<{key: string; loading: Loading<T>} | null>(null);

    useEffect(() => {
        let wanted = true;
        setAnswer(null);
        void load(() => wanted).then((result) => {
            if (wanted) {
                const loading: Loading<T> = result.ok
                    ? {status: 'ready', value: result.value}
                    : {status: 'failed', failure: result.failure};
                setAnswer({key, loading});
            }
        });
        return () => {
            wanted = false;
        };
        // The key stands for everything that the load depends on.
    }, [key, round]);

    const loading: Loading<T> = answer?.key === key ? answer.loading : {status: 'loading'};
    return {loading, again: () => setRound(round + 1)};
}
