import {useEffect, useRef} from 'react';

import {useMuster} from './use_muster';

/** Calls back when something of the team changed, or may have: when the connection is there again. */
export function useNews(teamId: string, onNews: () => void): void {
    const latest = useMuster((state) => state.news.latest);
    const call = useRef(onNews);
    call.current = onNews;
    const seen = useRef(latest.count);
    useEffect(() => {
        if (latest.count !== seen.current) {
            seen.current = latest.count;
            if (latest.team_id === '' || latest.team_id === teamId) {
                call.current();
            }
        }
    }, [latest, teamId]);
    const connection = useMuster((state) => state.news.connection);
    const before = useRef(connection);
    useEffect(() => {
        if (before.current === 'offline' && connection === 'online') {
            call.current();
        }
        before.current = connection;
    }, [connection]);
}
