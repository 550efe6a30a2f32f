import {useMemo} from 'react';

import {wishedTasks, withWishes} from '../store/wishes';
import type {Incident} from '../wire/incident';
import {useMuster} from './use_muster';

export type ShownIncident = {
    readonly incident: Incident;
    /** The tasks with a change that Muster has not confirmed yet. */
    readonly pending: ReadonlySet<string>;
};

/** An incident as it is known by now and as the reader wishes it to be, which is how it is shown. */
export function useIncident(read: Incident): ShownIncident {
    const newest = useMuster((state) => state.incidents.byId[read.id]);
    const known = newest && newest.revision > read.revision ? newest : read;
    const wishes = useMuster((state) => state.incidents.wishes);
    return useMemo(() => ({incident: withWishes(known, wishes), pending: wishedTasks(wishes)}), [known, wishes]);
}
