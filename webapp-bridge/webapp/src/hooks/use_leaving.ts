import {useEffect} from 'react';

import {onLeaving} from '../host/page';

/** Calls back when the reader leaves: the view, or the whole page. */
export function useLeaving(call: () => void): void {
    useEffect(() => {
        const stop = onLeaving(call);
        return () => {
            stop();
            call();
        };
    }, [call]);
}
