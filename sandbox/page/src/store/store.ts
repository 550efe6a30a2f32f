import {combineReducers, legacy_createStore as createStore, type Store as ReduxStore} from 'redux';

import type {Action} from './actions';
import {channels} from './channels';
import {integrations} from './integrations';
import {posts} from './posts';
import {teams} from './teams';
import {users} from './users';
import {views} from './views';

// The paths are those of Mattermost's own store, so what reads them there finds the same things here.
const entities = combineReducers({users, teams, channels, posts, integrations});
const everything = combineReducers({entities, views});

export type State = ReturnType<typeof everything>;
export type Store = ReduxStore<State, Action>;

/** After signing out nothing of the last person is left. */
function reducer(state: State | undefined, action: Action): State {
    return everything(action.type === 'session/ended' ? undefined : state, action);
}

export function makeStore(): Store {
    return createStore(reducer);
}
