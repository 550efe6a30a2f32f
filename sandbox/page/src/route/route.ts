import {useSyncExternalStore} from 'react';

import {isHeld, watchSteps} from './hold';

export type Route =
    | {readonly kind: 'login'; readonly next: string}
    | {readonly kind: 'home'}
    | {readonly kind: 'team'; readonly team: string}
    | {readonly kind: 'channel'; readonly team: string; readonly name: string}
    | {readonly kind: 'direct'; readonly team: string; readonly username: string}
    | {readonly kind: 'post'; readonly team: string; readonly id: string}
    | {readonly kind: 'plugin'; readonly team: string; readonly plugin: string; readonly path: string}
    | {readonly kind: 'unknown'};

/** First parts of paths that are the server's own, and so no team's. */
const reserved = ['api', 'hooks', 'plugins', 'static'];

export function parseRoute(path: string, query = ''): Route {
    const parts = path.split('/').filter((part) => part !== '').map(decode);
    const [team, section, name] = parts;
    if (team === undefined) {
        return {kind: 'home'};
    }
    if (team === 'login') {
        const next = new URLSearchParams(query).get('redirect_to') ?? '/';
        return {kind: 'login', next: /^\/(?![/\\])/.test(next) ? next : '/'};
    }
    if (reserved.includes(team)) {
        return {kind: 'unknown'};
    }
    if (section === undefined) {
        return {kind: 'team', team};
    }
    // Below a plugin's id the addresses are the plugin's own.
    if (!['channels', 'messages', 'pl'].includes(section)) {
        return {kind: 'plugin', team, plugin: section, path: parts.slice(2).join('/')};
    }
    if (name === undefined || parts.length > 4) {
        return {kind: 'unknown'};
    }
    switch (section) {
    case 'channels':
        return {kind: 'channel', team, name};
    case 'messages':
        return name.startsWith('@') ? {kind: 'direct', team, username: name.slice(1)} : {kind: 'channel', team, name};
    case 'pl':
        return {kind: 'post', team, id: name};
    default:
        return {kind: 'unknown'};
    }
}

function decode(part: string): string {
    try {
        return decodeURIComponent(part);
    } catch {
        return part;
    }
}

const moved = 'muster-sandbox:moved';

/** Goes to a page of this site without loading it anew, unless that is held back. */
export function navigate(path: string, how: 'push' | 'replace' = 'push'): void {
    if (isHeld(path)) {
        return;
    }
    if (how === 'replace') {
        window.history.replaceState(null, '', path);
    } else if (path !== window.location.pathname + window.location.search) {
        window.history.pushState(null, '', path);
    }
    window.dispatchEvent(new Event(moved));
}

export function subscribe(listener: () => void): () => void {
    watchSteps();
    window.addEventListener('popstate', listener);
    window.addEventListener(moved, listener);
    return () => {
        window.removeEventListener('popstate', listener);
        window.removeEventListener(moved, listener);
    };
}

function location(): string {
    return window.location.pathname + window.location.search;
}

export function useLocation(): string {
    return useSyncExternalStore(subscribe, location);
}

/** The path of an address on this site that is one of the page's own, or undefined. */
export function ownPath(href: string, origin = window.location.origin): string | undefined {
    let url: URL;
    try {
        url = new URL(href, origin);
    } catch {
        return undefined;
    }
    if (url.origin !== origin || !/^https?:$/.test(url.protocol)) {
        return undefined;
    }
    const route = parseRoute(url.pathname, url.search);
    const isPage = route.kind === 'channel' || route.kind === 'direct' || route.kind === 'post' || route.kind === 'plugin';
    return isPage ? url.pathname : undefined;
}

/** Follows a place an integration named: inside the page when it is one of ours, otherwise as a browser would. */
export function follow(place: string): void {
    const path = ownPath(place);
    if (path !== undefined) {
        navigate(path);
        return;
    }
    let url: URL;
    try {
        url = new URL(place, window.location.origin);
    } catch {
        return;
    }
    if (url.origin === window.location.origin) {
        window.location.assign(url.href);
    } else if (/^(https?|mailto):$/.test(url.protocol)) {
        window.open(url.href, '_blank', 'noopener');
    }
}
