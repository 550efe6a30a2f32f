import {useMemo} from 'react';
import {shallowEqual, useDispatch, useSelector} from 'react-redux';

import {currentLocale, type HostState, hostState} from '../host/host_state';
import type {Action} from '../store/actions';
import {emptyState, type State} from '../store/store';
import {type Messages, messagesOf} from '../text/messages';

/** Reads the chat server's own state. */
export function useHost<T>(select: (state: HostState) => T): T {
    return useSelector((state: unknown) => select(hostState(state)));
}

/** Reads our own. */
export function useMuster<T>(select: (state: State) => T): T {
    return useSelector((state: unknown) => select(hostState(state)['plugins-muster'] ?? emptyState));
}

/** For a selector that makes a list: it counts as changed when a member changed. */
export function useMusterList<T>(select: (state: State) => readonly T[]): readonly T[] {
    return useSelector((state: unknown) => select(hostState(state)['plugins-muster'] ?? emptyState), shallowEqual);
}

export function useSend(): (action: Action) => void {
    const dispatch = useDispatch();
    return useMemo(() => (action: Action) => void dispatch(action), [dispatch]);
}

/** The sentences in the reader's language. */
export function useText(): Messages {
    return messagesOf(useHost(currentLocale));
}
