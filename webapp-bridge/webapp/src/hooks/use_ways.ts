import {useEffect, useState} from 'react';

import {blockSteps, onStep, replacePlace, whereWeAre} from '../host/history';
import {navigate} from '../host/navigate';

/** How one gets about; the host's own history, so that back and forward work as everywhere. */
export type Ways = {
    readonly push: (address: string) => void;
    /** As `push`, without a step for the back button. */
    readonly replace: (address: string) => void;
    /** Asks before every way out of what begins so, until it is undone; `leave` goes on after all. */
    readonly guard: (inside: string, ask: (leave: () => void) => void) => () => void;
};

const ways: Ways = {
    push: navigate,
    replace: replacePlace,
    guard: (inside, ask) => blockSteps((address) => {
        if (address.startsWith(inside)) {
            return undefined;
        }
        ask(() => navigate(address));
        return false;
    }),
};

export function useWays(): Ways {
    return ways;
}

/** The address of the page, without the host's base path. */
export function useAddress(): string {
    const [address, setAddress] = useState(whereWeAre);
    useEffect(() => {
        const look = (): void => setAddress(whereWeAre());
        look();
        return onStep(look);
    }, []);
    return address;
}
