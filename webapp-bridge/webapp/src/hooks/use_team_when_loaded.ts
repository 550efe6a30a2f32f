import {useEffect} from 'react';

import {replacePlace} from '../host/history';
import {currentTeam, firstTeam} from '../host/host_state';
import {useHost} from './use_muster';

/**
 * When today's client loads a page beside the channels anew, it knows no team and reads no channels, through which Muster is reached:
 * the same page is shown in one of the reader's teams then.
 */
export function useTeamWhenLoaded(address: string): void {
    const isKnown = useHost((state) => currentTeam(state) !== undefined);
    const first = useHost((state) => firstTeam(state)?.name ?? '');
    useEffect(() => {
        if (!isKnown && first !== '' && address.startsWith('/muster')) {
            replacePlace(`/${first}${address}`);
        }
    }, [isKnown, first, address]);
}
