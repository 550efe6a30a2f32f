import {useCallback} from 'react';
import {useStore} from 'react-redux';

import type {Result} from '../api/result';
import {loadIncident, send} from '../live/load';
import type {WishedChange} from '../store/wishes';
import type {Incident} from '../wire/incident';

/** Changes of one incident are sent one after the other: a tick and its undoing must arrive in that order. */
const queues = new Map<string, Promise<unknown>>();

function inTurn<T>(incidentId: string, work: () => Promise<T>): Promise<T> {
    const turn = (queues.get(incidentId) ?? Promise.resolve()).then(work);
    queues.set(incidentId, turn);
    return turn;
}

let lastWish = 0;

export type Change = (call: () => Promise<Result<Incident>>, wish?: WishedChange) => Promise<Result<Incident>>;

/**
 * Changes an incident. The wish is shown at once and until the answer is there; a refusal is noticed where the incident
 * is shown, and what is true is shown again.
 */
export function useChange(incidentId: string): Change {
    const store = useStore();
    return useCallback<Change>(async (call, wish) => {
        lastWish += 1;
        const id = lastWish;
        send(store, {type: 'muster/failure/read'});
        if (wish) {
            send(store, {type: 'muster/wish/made', wish: {id, incident_id: incidentId, change: wish}});
        }
        const answer = await inTurn(incidentId, call);
        if (answer.ok) {
            send(store, {type: 'muster/incident/received', incident: answer.value});
        } else if (answer.failure.kind !== 'unchanged') {
            send(store, {type: 'muster/failure/noticed', failure: answer.failure});
            void loadIncident(store, incidentId);
        }
        if (wish) {
            send(store, {type: 'muster/wish/ended', id});
        }
        return answer;
    }, [store, incidentId]);
}
