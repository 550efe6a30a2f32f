import {startIncident} from '../api/incidents';
import type {Result} from '../api/result';
import type {Incident, NewIncident} from '../wire/incident';
import {useSend} from './use_muster';

/** Starts an incident, which is then known to every view. */
export function useStart(): (wanted: NewIncident) => Promise<Result<Incident>> {
    const send = useSend();
    return async (wanted) => {
        const answer = await startIncident(wanted);
        if (answer.ok) {
            send({type: 'muster/incident/received', incident: answer.value});
        }
        return answer;
    };
}
