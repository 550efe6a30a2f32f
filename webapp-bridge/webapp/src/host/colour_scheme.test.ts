// @vitest-environment jsdom
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';

import {followColourScheme} from './colour_scheme';

describe('the browser\'s own controls', () => {
    const {style} = document.documentElement;
    const paint = (rgb: string): void => style.setProperty('--center-channel-bg-rgb', rgb);
    const scheme = (): string => style.getPropertyValue('--muster-scheme');
    let stop: () => void;

    beforeEach(() => {
        vi.stubGlobal('matchMedia', () => new EventTarget());
        paint('255, 255, 255');
        stop = followColourScheme();
    });
    afterEach(() => {
        stop();
        vi.unstubAllGlobals();
    });

    it('are dark when the theme is, also when it changes while one works', async () => {
        expect(scheme()).toBe('light');
        paint('25, 27, 31');
        await vi.waitFor(() => expect(scheme()).toBe('dark'));
        paint('255, 255, 255');
        await vi.waitFor(() => expect(scheme()).toBe('light'));
    });

    it('are the page\'s own again when the plugin is gone', () => {
        stop();
        expect(scheme()).toBe('');
    });
});
