// @vitest-environment jsdom
import {createStore} from 'redux';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';

import type {HostStore} from './host/window';
import {Plugin} from './plugin';
import {hostEntities, oldRegistry} from './testing/host_page';
import {MusterServer} from './testing/muster_server';

describe('in a page with an App Bar', () => {
    beforeEach(() => {
        vi.stubGlobal('fetch', new MusterServer().fetch);
        vi.stubGlobal('matchMedia', () => new EventTarget());
    });
    afterEach(() => vi.unstubAllGlobals());

    it('the panel has its own icon there, beside the button for pages whose bar is switched off', () => {
        const done: unknown[] = [];
        const store = createStore((_state: unknown, action: unknown) => {
            done.push(action);
            return {entities: hostEntities()};
        }) as HostStore;
        const {registry, ids} = oldRegistry(() => undefined);
        const registerAppBarComponent = vi.fn((_icon: string, _action: () => void, _tooltip: string) => {
            ids.add('bar');
            return 'bar';
        });
        const plugin = new Plugin();
        plugin.initialize({...registry, registerAppBarComponent}, store);

        const [icon, action, tooltip] = registerAppBarComponent.mock.calls[0] ?? [];
        expect(icon).toContain('svg');
        expect(tooltip).toBe('Incidents');
        expect([...ids].filter((id) => id === 'bar' || id.startsWith('button'))).toHaveLength(2);
        action?.();
        expect(done).toContainEqual({type: 'panel/toggled'});
        plugin.uninitialize();
        expect(ids.size).toBe(0);
    });
});
