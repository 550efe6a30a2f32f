import {createContext, useContext, useSyncExternalStore} from 'react';

import type {PluginHost, Registered} from '../plugin_host/registry';

export const PluginContext = createContext<PluginHost | null>(null);

const nothing: Registered = {panels: [], headerButtons: [], menu: [], postActions: [], roots: [], pages: []};
const never = (): (() => void) => () => undefined;

/** What plugins have added to the page; nothing where the page has no place for plugins. */
export function usePlugins(): Registered {
    const host = useContext(PluginContext);
    return useSyncExternalStore(host?.subscribe ?? never, host?.read ?? (() => nothing));
}
