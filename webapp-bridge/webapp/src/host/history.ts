import {basePath} from './navigate';
import {hostWindow} from './window';

export type Place = {readonly pathname: string; readonly search: string};

/** The chat server's own history; its paths are without the base path. A page that lacks a member simply does less. */
export type HostHistory = {
    push(path: string): void;
    replace?(path: string): void;
    listen?(listener: () => void): () => void;
    /** Asks before every step; one that is answered with `false` is not made. */
    block?(ask: (to: Place) => false | undefined): () => void;
};

function hostHistory(): HostHistory | undefined {
    return hostWindow().WebappUtils?.browserHistory;
}

/** Where the page is, without the base path. */
export function whereWeAre(): string {
    return window.location.pathname.slice(basePath().length) + window.location.search;
}

/** Another state of the same page: the way back does not lead through it. */
export function replacePlace(path: string): void {
    const history = hostHistory();
    if (history?.replace) {
        history.replace(path);
    } else {
        history?.push(path);
    }
}

/** Calls back after every step, forward or back. */
export function onStep(call: () => void): () => void {
    const stop = hostHistory()?.listen?.(call);
    if (stop) {
        return stop;
    }
    window.addEventListener('popstate', call);
    return () => window.removeEventListener('popstate', call);
}

export function blockSteps(ask: (path: string) => false | undefined): () => void {
    return hostHistory()?.block?.((to) => ask(to.pathname + to.search)) ?? (() => undefined);
}
