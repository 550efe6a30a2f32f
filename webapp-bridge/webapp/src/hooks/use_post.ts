import {type HostPost, postOf} from '../host/host_state';
import {useHost} from './use_muster';

/** A message that the page knows. */
export function usePost(id: string): HostPost | undefined {
    return useHost((state) => postOf(state, id));
}
