import {listTimeline} from '../api/timeline';
import {listStatusUpdates} from '../api/updates';
import type {Incident} from '../wire/incident';
import type {StatusUpdates} from '../wire/status_update';
import type {Timeline} from '../wire/timeline';
import {type Loaded, useLoading} from './use_loading';

/** The status updates of an incident, read again whenever it has changed. */
export function useUpdates({id, revision}: Incident): Loaded<StatusUpdates> {
    return useLoading(`${id}/${revision}`, (signal) => listStatusUpdates(id, {signal}), true);
}

export function useTimeline({id, revision}: Incident): Loaded<Timeline> {
    return useLoading(`${id}/${revision}`, (signal) => listTimeline(id, {signal}), true);
}
