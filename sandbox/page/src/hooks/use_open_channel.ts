import {openChannel, type Wanted} from '../live/open_channel';
import {useAppStore} from './use_app';
import {type Loading, useLoading} from './use_loading';

/** Brings the channel that an address names onto the screen. */
export function useOpenChannel(wanted: Wanted): {readonly loading: Loading<void>; readonly again: () => void} {
    const store = useAppStore();
    return useLoading(JSON.stringify(wanted), (isWanted) => openChannel(store, wanted, isWanted));
}
