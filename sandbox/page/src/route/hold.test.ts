// @vitest-environment jsdom
import {afterEach, describe, expect, it} from 'vitest';

import {holdSteps} from './hold';
import {navigate} from './route';

let undo = (): void => undefined;

afterEach(() => undo());

function whereWeAre(): string {
    return window.location.pathname + window.location.search;
}

describe('a page that holds steps back', () => {
    it('is asked with the address, and stays when it says so', () => {
        navigate('/sre/muster/playbooks/a');
        const asked: string[] = [];
        undo = holdSteps(({pathname, search}) => {
            asked.push(pathname + search);
            return pathname.startsWith('/sre/muster/playbooks/a') ? undefined : false;
        });
        navigate('/sre/channels/town-square?x=1');
        expect(whereWeAre()).toBe('/sre/muster/playbooks/a');
        navigate('/sre/muster/playbooks/a/preferences');
        expect(whereWeAre()).toBe('/sre/muster/playbooks/a/preferences');
        expect(asked).toEqual(['/sre/channels/town-square?x=1', '/sre/muster/playbooks/a/preferences']);
    });

    it('stays when the browser steps back, and is left once it lets go', () => {
        navigate('/sre/channels/town-square');
        navigate('/sre/muster/playbooks/a');
        undo = holdSteps(() => false);
        window.history.replaceState(null, '', '/sre/channels/town-square');
        window.dispatchEvent(new PopStateEvent('popstate'));
        expect(whereWeAre()).toBe('/sre/muster/playbooks/a');
        undo();
        navigate('/sre/channels/town-square');
        expect(whereWeAre()).toBe('/sre/channels/town-square');
    });
});
