import {combineReducers, legacy_createStore as createStore, type Reducer, type Store as ReduxStore} from 'redux';

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
export type Store = ReduxStore<State, Action> & {
    /** Gives a plugin its own part of the state. */
    readonly addReducer: (key: string, reducer: Reducer) => void;
};

/** After signing out nothing of the last person is left; what plugins keep is theirs to forget, as in Mattermost. */
function withPlugins(plugins: Readonly<Record<string, Reducer>>): (state: State | undefined, action: Action) => State {
    return (state, action) => {
        const before = action.type === 'session/ended' ? undefined : state;
        const own = before && {entities: before.entities, views: before.views};
        const parts: Readonly<Record<string, unknown>> = {...state};
        const next = everything(own, action);
        const added = Object.entries(plugins).map(([key, reducer]) => [key, reducer(parts[key], action)]);
        return added.length === 0 ? next : {...next, ...Object.fromEntries(added)};
    };
}

export function makeStore(): Store {
    const plugins: Record<string, Reducer> = {};
    const store = createStore(withPlugins(plugins));
    return {
        ...store,
        addReducer: (key, reducer) => {
            plugins[key] = reducer;
            store.dispatch({type: 'plugin/added'});
        },
    };
}
