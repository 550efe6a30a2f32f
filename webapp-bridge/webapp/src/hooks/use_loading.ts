import {useCallback, useEffect, useRef, useState} from 'react';

import type {Failure, Result} from '../api/result';

export type Loading<T> =
    | {readonly status: 'loading'}
    /** `failure` says why what is shown could not be read anew. */
    | {readonly status: 'ready'; readonly value: T; readonly failure: Failure | null}
    | {readonly status: 'failed'; readonly failure: Failure};

export type Loaded<T> = {
    readonly state: Loading<T>;
    /** True while something newer is on its way. */
    readonly isReading: boolean;
    /** Reads again what is shown, without hiding it meanwhile. */
    readonly reload: () => void;
    /** Shows an answer that came another way. */
    readonly replace: (value: T) => void;
};

/**
 * Reads something for a view. `key` says what: another one reads anew, and until that is there the view keeps what it
 * showed if `keeps`, or is loading. An answer to an older question is never shown.
 */
export function useLoading<T>(
    key: string,
    load: (signal: AbortSignal) => Promise<Result<T>>,
    keeps = false,
): Loaded<T> {
    const [state, setState] = useState<Loading<T>>({status: 'loading'});
    const [isReading, setReading] = useState(true);
    const [round, setRound] = useState(0);
    const latest = useRef(load);
    latest.current = load;
    const shown = useRef(key);
    const reading = useRef(false);
    const isStale = useRef(false);

    useEffect(() => {
        const abort = new AbortController();
        if (shown.current !== key && !keeps) {
            setState({status: 'loading'});
        }
        shown.current = key;
        setReading(true);
        reading.current = true;
        isStale.current = false;
        void latest.current(abort.signal).then((answer) => {
            if (abort.signal.aborted) {
                return;
            }
            setReading(false);
            reading.current = false;
            if (isStale.current) {
                setRound((before) => before + 1);
            }
            setState((before) => {
                if (answer.ok) {
                    return {status: 'ready', value: answer.value, failure: null};
                }
                // What is gone or forbidden by now must not stay on the screen.
                const isGone = answer.failure.kind === 'not_found' || answer.failure.kind === 'forbidden';
                return before.status === 'ready' && !isGone
                    ? {...before, failure: answer.failure}
                    : {status: 'failed', failure: answer.failure};
            });
        });
        return () => abort.abort();
    }, [key, round, keeps]);

    // One read at a time: where changes come faster than they are read, each read is let come to its end.
    const reload = useCallback(() => {
        if (reading.current) {
            isStale.current = true;
        } else {
            setRound((before) => before + 1);
        }
    }, []);
    const replace = useCallback((value: T) => setState({status: 'ready', value, failure: null}), []);
    return {state, isReading, reload, replace};
}
