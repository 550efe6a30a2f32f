// What the chat server's page puts on `window` for its plugins, as far as we use it. Older pages lack some of it.
import type {ReactElement} from 'react';

import type {HostHistory} from './history';
import type {HostRegistry} from './registry';

export type HostStore = {
    getState(): unknown;
    dispatch(action: unknown): unknown;
    subscribe(listener: () => void): () => void;
};

export type HostPlugin = {
    initialize(registry: HostRegistry, store: HostStore): void;
    uninitialize(): void;
};

type FormatOptions = {readonly mentionHighlight?: boolean; readonly atMentions?: boolean; readonly team?: unknown};

type HostWindow = {
    registerPlugin(id: string, plugin: HostPlugin): void;
    /** The path below which the chat server lives, empty at the root. */
    readonly basename?: string;
    readonly WebappUtils?: {readonly browserHistory?: HostHistory};
    readonly PostUtils?: {
        formatText(text: string, options?: FormatOptions): string;
        messageHtmlToComponent(html: string, isForSidebar: boolean, options: unknown): ReactElement | null;
    };
};

export function hostWindow(): HostWindow {
    return window as unknown as HostWindow;
}
