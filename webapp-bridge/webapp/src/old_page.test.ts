// The built script in a page of Mattermost 5.37's generation: React 16.13, Redux 4, ReactRedux 7, no ReactIntl, and a
// registry that knows no products.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';

import {JSDOM, VirtualConsole} from 'jsdom';
import {build} from 'vite';
import {afterAll, beforeAll, describe, expect, it, vi} from 'vitest';

import type {HostPlugin, HostStore} from './host/window';
import {hostEntities, oldRegistry, type Registered} from './testing/host_page';
import {golden} from './testing/golden';
import {MusterServer} from './testing/muster_server';

const require = createRequire(import.meta.url);
const api = '/plugins/muster/api/v0';
const incident = golden<{readonly id: string}>('incident');
const task = `PATCH ${api}/incidents/${incident.id}/tasks/00000000000000000000000008`;

type Page = {
    readonly window: JSDOM['window'];
    readonly said: string[];
    readonly shown: string[];
    readonly store: HostStore;
    readonly plugin: HostPlugin;
    readonly registered: Registered;
};

async function builtScript(): Promise<string> {
    const built = await build({root: join(__dirname, '..'), logLevel: 'silent', build: {write: false}});
    const [first] = Array.isArray(built) ? built : [];
    return first?.output[0].code ?? '';
}

/** As the page loads them, one after the other. */
function loadGlobals(window: JSDOM['window']): void {
    for (const each of [
        'react16/umd/react.development.js', 'react-dom16/umd/react-dom.development.js', 'redux4/dist/redux.js',
        'react-redux7/dist/react-redux.js', 'prop-types/prop-types.js',
    ]) {
        window.eval(readFileSync(require.resolve(each), 'utf8'));
    }
}

async function openPage(script: string, server: MusterServer): Promise<Page> {
    const said: string[] = [];
    const shown: string[] = [];
    const virtualConsole = new VirtualConsole();
    for (const kind of ['error', 'warn'] as const) {
        virtualConsole.on(kind, (...words: readonly unknown[]) => said.push(words.map(String).join(' ')));
    }
    virtualConsole.on('jsdomError', (error) => said.push(error.message));
    const {window} = new JSDOM('<!doctype html><div id="root"></div><div id="forms"></div>', {
        url: 'http://chat.example/sre/channels/checkout-down', runScripts: 'outside-only', pretendToBeVisual: true, virtualConsole,
    });
    loadGlobals(window);
    let plugin: HostPlugin | undefined;
    let reducer = (state: unknown, _action: unknown): unknown => state;
    class Socket {
        close(): void {}
    }
    Object.assign(window, {
        fetch: server.fetch, WebSocket: Socket, basename: '', matchMedia: () => new window.EventTarget(),
        registerPlugin: (_id: string, registered: HostPlugin) => {
            plugin = registered;
        },
    });
    window.eval(script);
    const store = window.Redux.createStore((state: Record<string, unknown> | undefined, action: {readonly type: string}) => {
        if (action.type === 'panel/shown') {
            shown.push(action.type);
        }
        return {
            entities: hostEntities(), views: {rhs: {isSidebarOpen: false}},
            'plugins-muster': reducer(state?.['plugins-muster'], action),
        };
    }) as HostStore;
    const registered = oldRegistry((next) => {
        reducer = next as typeof reducer;
    });
    if (!plugin) {
        throw new Error('the script registered no plugin');
    }
    plugin.initialize(registered.registry, store);
    const {React, ReactDOM, ReactRedux} = window;
    for (const [place, root] of [['panel', 'root'], ['root', 'forms']] as const) {
        const drawn = React.createElement(registered.components.get(place));
        ReactDOM.render(
            React.createElement(ReactRedux.Provider, {store}, drawn), window.document.getElementById(root),
        );
    }
    return {window, said, shown, store, plugin, registered};
}

describe('in a page of the older generation', () => {
    const server = new MusterServer();
    let page: Page;

    beforeAll(async () => {
        server.on('POST /api/v4/commands/execute', golden('session_by_route'))
            .on(`GET ${api}/settings`, golden('settings')).on(`GET ${api}/incidents`, golden('incident_list'))
            .on(`GET ${api}/incidents/channels`, [])
            .on(`GET ${api}/incidents/${incident.id}`, incident)
            .on(`GET ${api}/incidents/${incident.id}/status`, golden('status_updates'))
            .on(`GET ${api}/incidents/${incident.id}/timeline`, golden('timeline'))
            .on('POST /api/v4/users/ids', []);
        page = await openPage(await builtScript(), server);
    }, 60_000);
    afterAll(() => page.window.close());

    const find = (selector: string): HTMLElement => {
        const found = page.window.document.querySelector<HTMLElement>(selector);
        if (!found) {
            throw new Error(`nothing is ${selector} in ${page.window.document.body.innerHTML}`);
        }
        return found;
    };

    it('the panel opens by itself and shows the incident of the channel', async () => {
        await vi.waitFor(() => expect(page.shown).toEqual(['panel/shown']));
        await vi.waitFor(() => expect(find('[role=tabpanel]').textContent).toContain('We **roll back**.'));
    });

    it('the button above the channel has a name, which the page does not give it', () => {
        const place = page.window.document.createElement('button');
        page.window.ReactDOM.render(page.registered.components.get('button'), place);
        expect(place.textContent).toBe('Incidents');
        page.window.ReactDOM.unmountComponentAtNode(place);
    });

    it('every tab is drawn', async () => {
        for (const [tab, words] of [
            ['timeline', 'First alarm'], ['participants', 'ada (you)'], ['tasks', 'Write it up'],
        ] as const) {
            find(`[data-tab=${tab}]`).click();
            await vi.waitFor(() => expect(find('[role=tabpanel]').textContent).toContain(words));
        }
    });

    it('what one asks for shows at once, and is taken back with the reason when it is refused', async () => {
        server.on(task, {error: 'You may not change this incident.'}, 403);
        const row = (): string => find('[data-task="00000000000000000000000008"]').textContent ?? '';
        find('[aria-label="Actions for Write it up"]').click();
        find('[role=menuitem]').click();
        expect(row()).toContain('In progress');
        await vi.waitFor(() => expect(row()).not.toContain('In progress'));
        expect(find('[role=alert]').textContent).toContain('You may not change this incident.');
        expect(server.count(task)).toBe(1);
    });

    it('a playbook is made, and its own page comes', async () => {
        const playbook = golden<{readonly id: string}>('playbook');
        server.on(`GET ${api}/playbooks/templates`, golden('playbook_templates')).on(`POST ${api}/playbooks`, {id: playbook.id}, 201)
            .on(`GET ${api}/playbooks/${playbook.id}`, playbook);
        const {window, registered} = page;
        const push = (path: string): void => {
            window.history.pushState(null, '', path);
            window.dispatchEvent(new window.PopStateEvent('popstate'));
        };
        window.WebappUtils = {browserHistory: {push}};
        push('/sre/muster/playbooks/new?template=service_outage');
        const place = window.document.body.appendChild(window.document.createElement('div'));
        const {React, ReactDOM, ReactRedux} = window;
        ReactDOM.render(
            React.createElement(ReactRedux.Provider, {store: page.store}, React.createElement(registered.components.get('route'))), place,
        );
        const button = (): HTMLButtonElement | undefined =>
            [...place.querySelectorAll('button')].find((each) => each.textContent === 'Create playbook');
        await vi.waitFor(() => expect(button()?.disabled).toBe(false));
        button()?.click();
        await vi.waitFor(() => expect(window.location.pathname).toBe(`/sre/muster/playbooks/${playbook.id}`));
        await vi.waitFor(() => expect(place.querySelector('.muster-title-input')).not.toBeNull());
        ReactDOM.unmountComponentAtNode(place);
    });

    it('nothing is written to the console', () => {
        expect(page.said).toEqual([]);
    });

    it('nothing is left behind when the plugin is switched off', () => {
        page.plugin.uninitialize();
        expect([...page.registered.ids]).toEqual([]);
        expect([...page.registered.events.keys()]).toEqual([]);
        expect(page.window.document.querySelector('style[data-plugin=muster]')).toBeNull();
    });
});
