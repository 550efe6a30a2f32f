// The part of the plugin registry that we use, and the way back for each registration: what is not undone when the
// plugin is switched off leaks into the page.
import type {ComponentType, ReactElement} from 'react';

type HostChannel = {readonly id: string};

export type HostEvent = {readonly event: string; readonly data: unknown};

type RightPanel = {readonly id: string; readonly showRHSPlugin: unknown; readonly toggleRHSPlugin: unknown};

/** `registerProduct` and `registerAppBarComponent` are not there in older servers. */
export type HostRegistry = {
    registerReducer(reducer: unknown): void;
    registerRightHandSidebarComponent(component: ComponentType, title: string | ReactElement): RightPanel;
    registerChannelHeaderButtonAction(
        icon: ReactElement, action: (channel: HostChannel) => void, dropdownText: string, tooltipText: string,
    ): string;
    registerMainMenuAction(text: string, action: () => void, mobileIcon?: ReactElement): string;
    registerPostDropdownMenuAction(
        text: string, action: (postId: string) => void, filter: (postId: string) => boolean,
    ): string;
    registerNeedsTeamRoute(route: string, component: ComponentType): string;
    registerRootComponent(component: ComponentType): string;
    registerProduct?(
        baseUrl: string, icon: string, text: string, linkUrl: string, component: ComponentType,
        headerCentre: null, headerRight: null, showTeamSidebar: boolean, showAppBar: boolean,
    ): string;
    registerAppBarComponent?(iconUrl: string, action: () => void, tooltip: string): string;
    registerWebSocketEventHandler(event: string, handler: (event: HostEvent) => void): void;
    unregisterWebSocketEventHandler(event: string): void;
    registerReconnectHandler(handler: () => void): void;
    unregisterReconnectHandler?(): void;
    unregisterComponent(id: string): void;
};

/** Registers and remembers how to take it back. */
export class Registrations {
    private readonly undos: (() => void)[] = [];

    constructor(readonly registry: HostRegistry) {}

    /** A component whose id the registry answered with. */
    component(id: string): void {
        this.undos.push(() => this.registry.unregisterComponent(id));
    }

    event(name: string, handler: (event: HostEvent) => void): void {
        this.registry.registerWebSocketEventHandler(name, handler);
        this.undos.push(() => this.registry.unregisterWebSocketEventHandler(name));
    }

    reconnect(handler: () => void): void {
        this.registry.registerReconnectHandler(handler);
        this.undos.push(() => this.registry.unregisterReconnectHandler?.());
    }

    undo(how: () => void): void {
        this.undos.push(how);
    }

    /** Takes everything back, the last first. */
    undoAll(): void {
        for (const each of this.undos.splice(0).reverse()) {
            each();
        }
    }
}
