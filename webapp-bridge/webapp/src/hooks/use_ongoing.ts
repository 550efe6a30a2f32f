import {useStore} from 'react-redux';

import {currentTeam, currentUserId} from '../host/host_state';
import {loadTeam} from '../live/load';
import {ongoingOf} from '../store/incidents';
import type {Failure} from '../api/result';
import type {Incident} from '../wire/incident';
import {useHost, useMuster, useMusterList} from './use_muster';

export type Ongoing =
    | {readonly status: 'loading'}
    /** Muster has not been reached since the page was opened. */
    | {readonly status: 'away'}
    | {readonly status: 'ready'; readonly incidents: readonly Incident[]}
    | {readonly status: 'failed'; readonly failure: Failure; readonly again: () => void};

/** The ongoing incidents of the team on the screen that the reader takes part in. */
export function useOngoing(): Ongoing {
    const store = useStore();
    const teamId = useHost((state) => currentTeam(state)?.id ?? '');
    const me = useHost(currentUserId);
    const read = useMuster((state) => state.incidents.teams[teamId]);
    const incidents = useMusterList((state) => ongoingOf(state.incidents, teamId, me));
    const isOffline = useMuster((state) => state.news.connection === 'offline');
    if (read === undefined) {
        return {status: isOffline ? 'away' : 'loading'};
    }
    return read.status === 'ready'
        ? {status: 'ready', incidents}
        : {status: 'failed', failure: read.failure, again: () => void loadTeam(store, teamId)};
}
