import {currentUserId} from '../host/host_state';
import {useHost} from './use_muster';

export function useMe(): string {
    return useHost(currentUserId);
}
