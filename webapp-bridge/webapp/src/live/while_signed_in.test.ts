import {combineReducers, createStore, type Store} from 'redux';
import {beforeEach, describe, expect, it} from 'vitest';

import {hostState} from '../host/host_state';
import type {HostStore} from '../host/window';
import {golden} from '../testing/golden';
import {reducer} from '../store/store';
import {whileSignedIn} from './while_signed_in';

type Action = {readonly type: string; readonly id: string};

function page(): Store & HostStore {
    const users = (state = {currentUserId: ''}, action: Action): {readonly currentUserId: string} =>
        action.type === 'signed' ? {currentUserId: action.id} : state;
    return createStore(combineReducers({
        entities: combineReducers({users}), 'plugins-muster': reducer as never,
    })) as unknown as Store & HostStore;
}

describe('a page that people sign in to', () => {
    let store: ReturnType<typeof page>;
    let told: string[];
    const sign = (id: string): void => void store.dispatch({type: 'signed', id});
    const me = (): string => hostState(store.getState()).entities?.users?.currentUserId ?? '';
    const watch = (): (() => void) => whileSignedIn(store, () => {
        const name = me();
        told.push(`${name} came`);
        return () => void told.push(`${name} left`);
    });

    beforeEach(() => {
        store = page();
        told = [];
    });

    it('has nothing of ours before somebody is signed in', () => {
        watch();
        store.dispatch({type: 'loaded'});
        expect(told).toEqual([]);
        sign('ada');
        store.dispatch({type: 'loaded'});
        expect(told).toEqual(['ada came']);
    });

    it('begins at once for who is signed in already', () => {
        sign('ada');
        watch();
        expect(told).toEqual(['ada came']);
    });

    it('leaves nothing of one person to the next', () => {
        sign('ada');
        watch();
        store.dispatch({type: 'muster/incident/received', incident: golden('incident')});
        expect(Object.keys(hostState(store.getState())['plugins-muster']?.incidents.byId ?? {})).toHaveLength(1);
        sign('');
        expect(told).toEqual(['ada came', 'ada left']);
        expect(hostState(store.getState())['plugins-muster']?.incidents.byId).toEqual({});
        sign('ben');
        expect(told).toEqual(['ada came', 'ada left', 'ben came']);
    });

    it('begins no more once the plugin is switched off', () => {
        sign('ada');
        watch()();
        sign('ben');
        expect(told).toEqual(['ada came', 'ada left']);
    });
});
