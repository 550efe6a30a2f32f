import {createContext, useContext} from 'react';
import {shallowEqual, useSelector, useStore} from 'react-redux';

import type {Session} from '../live/session';
import type {State, Store} from '../store/store';

export const useAppState = useSelector.withTypes<State>();
export const useAppStore = useStore.withTypes<Store>();

/** For a selector that makes a list: it counts as changed when a member changed. */
export function useAppList<T>(select: (state: State) => readonly T[]): readonly T[] {
    return useSelector(select, shallowEqual);
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
    const session = useContext(SessionContext);
    if (!session) {
        throw new Error('useSession needs a SessionContext above it');
    }
    return session;
}
