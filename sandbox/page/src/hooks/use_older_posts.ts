import {useRef, useState} from 'react';

import {loadOlderPosts} from '../live/load';
import {useAppStore} from './use_app';

export function useOlderPosts(channelId: string): {readonly loading: boolean; readonly load: () => void} {
    const store = useAppStore();
    const [loading, setLoading] = useState(false);
    // The state is seen only at the next drawing; scrolling asks more often than that.
    const busy = useRef(false);

    async function run(): Promise<void> {
        if (busy.current) {
            return;
        }
        busy.current = true;
        setLoading(true);
        await loadOlderPosts(store, channelId);
        busy.current = false;
        setLoading(false);
    }

    return {loading, load: () => void run()};
}
