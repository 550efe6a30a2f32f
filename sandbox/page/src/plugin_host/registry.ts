// Mattermost's plugin registry as far as plugins of ours use it: what was registered, by the place where it is shown.
import type {ComponentType, ReactElement, ReactNode} from 'react';
import type {Reducer} from 'redux';

import type {Channel} from '../wire/channel';

export type PluginComponent = {readonly id: string; readonly component: ComponentType};
export type RightPanel = PluginComponent & {readonly title: ReactNode};
export type HeaderButton = {
    readonly id: string;
    readonly icon: ReactElement;
    readonly text: string;
    readonly action: (channel: Channel) => void;
};
export type MenuEntry = {readonly id: string; readonly text: string; readonly action: () => void};
export type PostAction = {
    readonly id: string;
    readonly text: string;
    readonly action: (postId: string) => void;
    readonly filter: (postId: string) => boolean;
};
export type TeamPage = PluginComponent & {readonly plugin: string; readonly route: string};

export type Registered = {
    readonly panels: readonly RightPanel[];
    readonly headerButtons: readonly HeaderButton[];
    readonly menu: readonly MenuEntry[];
    readonly postActions: readonly PostAction[];
    readonly roots: readonly PluginComponent[];
    readonly pages: readonly TeamPage[];
};

type EventHandler = (message: unknown) => void;

const nothing: Registered = {panels: [], headerButtons: [], menu: [], postActions: [], roots: [], pages: []};

/** Everything that plugins have registered with this page. */
export class PluginHost {
    private registered = nothing;
    private readonly listeners = new Set<() => void>();
    private readonly events = new Map<string, EventHandler>();
    private readonly reconnects = new Set<() => void>();
    private lastId = 0;

    constructor(private readonly addReducer: (key: string, reducer: Reducer) => void) {}

    readonly subscribe = (listener: () => void): (() => void) => {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
    };

    readonly read = (): Registered => this.registered;

    /** A message of the chat server's WebSocket, of whatever kind. */
    tell(message: unknown): void {
        const {event} = message as {readonly event?: unknown};
        for (const [name, handler] of this.events) {
            if (name.slice(name.indexOf('/') + 1) === event) {
                handler(message);
            }
        }
    }

    reconnected(): void {
        this.reconnects.forEach((each) => each());
    }

    /** The registry that a plugin is given. Its methods have Mattermost's names and order of arguments. */
    registryFor(plugin: string): unknown {
        const add = <K extends keyof Registered>(place: K, entry: Omit<Registered[K][number], 'id'>): string => {
            this.lastId += 1;
            const id = `${plugin}-${this.lastId}`;
            this.change({...this.registered, [place]: [...this.registered[place], {...entry, id}]});
            return id;
        };
        return {
            registerReducer: (reducer: Reducer) => this.addReducer(`plugins-${plugin}`, reducer),
            registerRightHandSidebarComponent: (component: ComponentType, title: ReactNode) => {
                const id = add('panels', {component, title});
                const showRHSPlugin = {type: 'panel/shown', id};
                return {id, showRHSPlugin, hideRHSPlugin: {type: 'panel/hidden'}, toggleRHSPlugin: {type: 'panel/toggled', id}};
            },
            registerChannelHeaderButtonAction: (
                icon: ReactElement, action: HeaderButton['action'], text: string, tooltip: string,
            ) => add('headerButtons', {icon, action, text: tooltip || text}),
            registerMainMenuAction: (text: string, action: () => void) => add('menu', {text, action}),
            registerPostDropdownMenuAction: (
                text: string, action: PostAction['action'], filter: PostAction['filter'] = () => true,
            ) => add('postActions', {text, action, filter}),
            registerRootComponent: (component: ComponentType) => add('roots', {component}),
            registerNeedsTeamRoute: (route: string, component: ComponentType) => add('pages', {plugin, route, component}),
            registerWebSocketEventHandler: (event: string, handler: EventHandler) =>
                void this.events.set(`${plugin}/${event}`, handler),
            unregisterWebSocketEventHandler: (event: string) => void this.events.delete(`${plugin}/${event}`),
            registerReconnectHandler: (handler: () => void) => void this.reconnects.add(handler),
            unregisterComponent: (id: string) => this.remove(id),
        };
    }

    private remove(id: string): void {
        const next = Object.entries(this.registered)
            .map(([place, entries]) => [place, entries.filter((each) => each.id !== id)]);
        this.change(Object.fromEntries(next) as Registered);
    }

    private change(next: Registered): void {
        this.registered = next;
        this.listeners.forEach((each) => each());
    }
}
