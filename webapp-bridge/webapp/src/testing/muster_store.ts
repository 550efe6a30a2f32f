import {createStore} from 'redux';

import type {HostStore} from '../host/window';
import type {Action} from '../store/actions';
import {reducer, type State} from '../store/store';
import {hostEntities} from './host_page';

/** The page's store with what the plugin adds to it. */
export function makeStore(): HostStore {
    type Whole = {readonly entities: object; readonly 'plugins-muster': State};
    return createStore((state: Whole | undefined, action: Action): Whole => ({
        entities: hostEntities(),
        'plugins-muster': reducer(state?.['plugins-muster'], action),
    })) as unknown as HostStore;
}
