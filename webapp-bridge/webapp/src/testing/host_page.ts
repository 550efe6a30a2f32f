// A chat server's page without the page: its state, and what a plugin registers with it.
import {vi} from 'vitest';

import type {HostRegistry} from '../host/registry';

export const ada = 'ada00000000000000000000000';
export const team = 'sre00000000000000000000000';
export const channel = 'channel1000000000000000000';

export function hostEntities(channelId = channel): object {
    return {
        users: {currentUserId: ada, profiles: {[ada]: {id: ada, username: 'ada', locale: 'en'}}},
        teams: {currentTeamId: team, teams: {[team]: {id: team, name: 'sre', display_name: 'SRE'}}},
        channels: {
            currentChannelId: channelId,
            channels: {[channel]: {id: channel, name: 'checkout-down', display_name: 'Checkout down', team_id: team}},
            myMembers: {[channel]: {}},
        },
        posts: {posts: {}},
    };
}

export type Registered = {
    readonly registry: HostRegistry;
    /** What was registered and not taken back. */
    readonly ids: Set<string>;
    readonly components: Map<string, unknown>;
    readonly events: Map<string, (event: {readonly event: string; readonly data: unknown}) => void>;
};

/** A registry as 5.37 has it: without products and without the App Bar. */
export function oldRegistry(setReducer: (reducer: unknown) => void): Registered {
    const ids = new Set<string>();
    const components = new Map<string, unknown>();
    const events: Registered['events'] = new Map();
    const add = (place: string) => (component: unknown): string => {
        const id = `${place}-${ids.size}`;
        ids.add(id);
        components.set(place, component);
        return id;
    };
    const registry: HostRegistry = {
        registerReducer: setReducer,
        registerRightHandSidebarComponent: (component) => {
            const id = add('panel')(component);
            return {id, showRHSPlugin: {type: 'panel/shown'}, toggleRHSPlugin: {type: 'panel/toggled'}};
        },
        registerChannelHeaderButtonAction: add('button'),
        registerMainMenuAction: add('menu'),
        registerPostDropdownMenuAction: add('post'),
        registerNeedsTeamRoute: (_route, component) => add('route')(component),
        registerRootComponent: add('root'),
        registerWebSocketEventHandler: (event, handler) => void events.set(event, handler),
        unregisterWebSocketEventHandler: (event) => void events.delete(event),
        registerReconnectHandler: vi.fn(),
        unregisterComponent: (id) => void ids.delete(id),
    };
    return {registry, ids, components, events};
}
