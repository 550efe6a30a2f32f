import {describe, expect, it} from 'vitest';

import {ownPath, parseRoute} from './route';

describe('an address', () => {
    it.each([
        ['/', {kind: 'home'}],
        ['/sre', {kind: 'team', team: 'sre'}],
        ['/sre/channels/town-square', {kind: 'channel', team: 'sre', name: 'town-square'}],
        ['/sre/messages/@ben', {kind: 'direct', team: 'sre', username: 'ben'}],
        ['/sre/pl/abc', {kind: 'post', team: 'sre', id: 'abc'}],
        ['/sre/muster/playbooks/new', {kind: 'plugin', team: 'sre', plugin: 'muster', path: 'playbooks/new'}],
        ['/plugins/muster/report', {kind: 'unknown'}],
    ])('%s leads somewhere', (path, route) => {
        expect(parseRoute(path)).toEqual(route);
    });

    it('brings a person back after signing in, but only within this site', () => {
        expect(parseRoute('/login', 'redirect_to=%2Fsre%2Fchannels%2Fx')).toEqual({kind: 'login', next: '/sre/channels/x'});
        expect(parseRoute('/login', 'redirect_to=%2F%2Fevil.example')).toEqual({kind: 'login', next: '/'});
        expect(parseRoute('/login', 'redirect_to=%2F%5Cevil.example')).toEqual({kind: 'login', next: '/'});
    });

    it('is followed inside the page only when it is a page of this site', () => {
        const site = 'http://127.0.0.1:8065';
        expect(ownPath('/sre/channels/x', site)).toBe('/sre/channels/x');
        expect(ownPath(`${site}/sre/channels/x`, site)).toBe('/sre/channels/x');
        expect(ownPath('http://elsewhere.example/sre/channels/x', site)).toBeUndefined();
        expect(ownPath('/plugins/muster/report', site)).toBeUndefined();
        expect(ownPath('javascript:alert(1)', site)).toBeUndefined();
    });
});
