// @vitest-environment jsdom
import {cleanup, screen} from '@testing-library/react';
import {userEvent} from '@testing-library/user-event';
import {afterEach, describe, expect, it, vi} from 'vitest';

import {openBackstage} from '../../testing/backstage_scene';

afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
});

describe('a page of ours with nothing around it', () => {
    it('leads back to the channels of the team', async () => {
        openBackstage('/incidents');
        const link = await screen.findByRole('link', {name: 'Back to SRE'});
        expect(link.getAttribute('href')).toBe('/sre');
        await userEvent.click(link);
        expect(window.location.pathname).toBe('/sre');
    });
});
