import {useCallback, useEffect, useRef} from 'react';

import {useMuster} from './use_muster';

/** When much happens, a view need not be read anew more often. */
const leastMs = 1000;

/** A call that is made at once, and again no sooner than after a while: what comes meanwhile is one call then. */
function useSparing(call: () => void): () => void {
    const latest = useRef(call);
    latest.current = call;
    const madeAt = useRef(0);
    const timer = useRef<ReturnType<typeof setTimeout>>();
    useEffect(() => () => clearTimeout(timer.current), []);
    return useCallback(() => {
        const make = (): void => {
            madeAt.current = Date.now();
            latest.current();
        };
        clearTimeout(timer.current);
        const waitMs = madeAt.current + leastMs - Date.now();
        if (waitMs <= 0) {
            make();
        } else {
            timer.current = setTimeout(make, waitMs);
        }
    }, []);
}

/** Calls back when something of the team changed, or may have: when the connection is there again. */
export function useNews(teamId: string, onNews: () => void): void {
    const latest = useMuster((state) => state.news.latest);
    const connection = useMuster((state) => state.news.connection);
    const call = useSparing(onNews);
    const seen = useRef(latest.count);
    const before = useRef(connection);
    useEffect(() => {
        if (latest.count !== seen.current) {
            seen.current = latest.count;
            if (latest.team_id === '' || latest.team_id === teamId) {
                call();
            }
        }
    }, [latest, teamId, call]);
    useEffect(() => {
        if (before.current === 'offline' && connection === 'online') {
            call();
        }
        before.current = connection;
    }, [connection, call]);
}
