// The backstage in front of a server that is only answers: what it is asked is kept, and tests say what it answers.
import {render} from '@testing-library/react';
import React from 'react';
import {Provider} from 'react-redux';
import {combineReducers, createStore} from 'redux';
import {vi} from 'vitest';

import type {HostHistory, Place} from '../host/history';
import {BackstageRoute} from '../screens/backstage/backstage_route';
import {reducer} from '../store/store';
import {decode} from '../wire/decode';
import {settings} from '../wire/settings';
import {golden} from './golden';

export type Asked = {readonly method: string; readonly path: string; readonly query: URLSearchParams; readonly init: RequestInit};
type Answer = unknown;

export class Refused {
    constructor(readonly status: number, readonly body: unknown = {error: 'no'}) {}
}

/** No answer at all. */
export const offline = Symbol('offline');

const me = {id: 'ada00000000000000000000000', username: 'ada', locale: 'en'};
const team = {id: 'sre00000000000000000000000', name: 'sre', display_name: 'SRE'};

const usual: Readonly<Record<string, Answer>> = {
    'GET /incidents': golden('incident_list'),
    'GET /incidents/commanders': golden('commanders'),
    'GET /playbooks': golden('playbook_list'),
    'GET /playbooks/templates': golden('playbook_templates'),
    'POST /users/ids': [me],
    'GET /users/autocomplete': {users: [me]},
};

function historyOver(listeners: Set<() => void>): HostHistory {
    let ask: ((to: Place) => false | undefined) | undefined;
    const step = (how: 'pushState' | 'replaceState') => (path: string) => {
        const to = new URL(path, window.location.href);
        if (ask?.({pathname: to.pathname, search: to.search}) !== false) {
            window.history[how](null, '', path);
            listeners.forEach((each) => each());
        }
    };
    return {
        push: step('pushState'),
        replace: step('replaceState'),
        listen: (call) => {
            listeners.add(call);
            return () => listeners.delete(call);
        },
        block: (question) => {
            ask = question;
            return () => {
                ask = undefined;
            };
        },
    };
}

export type Scene = {
    readonly asked: readonly Asked[];
    /** The last that was asked so: "PUT /playbooks/abc". */
    readonly last: (what: string) => Asked | undefined;
    readonly answer: (what: string, with_: Answer) => void;
    /** Muster tells of a change. */
    readonly news: () => void;
};

/** Shows a page of the backstage. What is not said otherwise is answered as usual, or 404. */
export function openBackstage(address: string, answers: Readonly<Record<string, Answer>> = {}): Scene {
    const known: Record<string, Answer> = {...usual, ...answers};
    const asked: Asked[] = [];
    vi.stubGlobal('fetch', async (target: string, init: RequestInit) => {
        const url = new URL(target, 'http://chat');
        const path = url.pathname.replace('/plugins/muster/api/v0', '').replace('/api/v4', '');
        const method = init.method ?? 'GET';
        asked.push({method, path, query: url.searchParams, init});
        const answer = known[`${method} ${path}`] ?? new Refused(404);
        if (answer === offline) {
            throw new TypeError('offline');
        }
        return answer instanceof Refused
            ? new Response(JSON.stringify(answer.body), {status: answer.status})
            : new Response(JSON.stringify(answer), {status: 200});
    });
    window.history.replaceState(null, '', `/sre/muster${address}`);
    Object.assign(window, {WebappUtils: {browserHistory: historyOver(new Set())}});
    const entities = {
        users: {currentUserId: me.id, profiles: {[me.id]: me}},
        teams: {currentTeamId: team.id, teams: {[team.id]: team}},
    };
    const store = createStore(combineReducers({entities: () => entities, 'plugins-muster': reducer}));
    store.dispatch({type: 'muster/settings/received', settings: decode(settings, golden('settings'))});
    render(<Provider store={store}><BackstageRoute /></Provider>);
    return {
        asked,
        last: (what) => [...asked].reverse().find((each) => `${each.method} ${each.path}` === what),
        answer: (what, with_) => {
            known[what] = with_;
        },
        news: () => store.dispatch({type: 'muster/news/received', team_id: team.id}),
    };
}

export function whereWeWent(): string {
    return window.location.pathname.replace('/sre/muster', '') + window.location.search;
}
