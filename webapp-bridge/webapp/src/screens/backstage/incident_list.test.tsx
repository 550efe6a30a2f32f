// @vitest-environment jsdom
import {act, cleanup, screen, waitFor} from '@testing-library/react';
import {userEvent} from '@testing-library/user-event';
import {afterEach, describe, expect, it, vi} from 'vitest';

import {offline, openBackstage, Refused, whereWeWent} from '../../testing/backstage_scene';
import {golden} from '../../testing/golden';

const nothing = {total_count: 0, page_count: 0, has_more: false, items: []};

afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
});

describe('the list of incidents', () => {
    it('asks for what stands in the address', async () => {
        const scene = openBackstage('/incidents?status=active&mine=true&search=check&sort=name&direction=asc&page=2');
        await screen.findByRole('link', {name: 'Checkout down'});
        expect(Object.fromEntries(scene.last('GET /incidents')?.query ?? [])).toMatchObject({
            status: 'active', member_id: 'ada00000000000000000000000', search_term: 'check', sort: 'name', direction: 'asc',
            page: '1',
        });
    });

    it('puts a chosen filter and column into the address, and goes back to the first page', async () => {
        openBackstage('/incidents?page=3');
        await userEvent.selectOptions(await screen.findByLabelText('Status'), 'All ended');
        expect(whereWeWent()).toBe('/incidents?status=ended');
        await userEvent.click(await screen.findByRole('button', {name: 'Name'}));
        expect(whereWeWent()).toBe('/incidents?status=ended&sort=name&direction=asc');
        await screen.findByRole('columnheader', {name: 'Name', description: ''});
        expect(screen.getByRole('columnheader', {name: 'Name'}).getAttribute('aria-sort')).toBe('ascending');
    });

    it('shows portraits where the chat server lives below a path', async () => {
        vi.stubGlobal('basename', '/chat');
        openBackstage('/incidents');
        const row = await screen.findByRole('row', {name: /Checkout down/});
        await waitFor(() => expect(row.querySelector('img')?.getAttribute('src')).toMatch(/^\/chat\/api\/v4\/users\//));
    });

    it('searches once the typing pauses', async () => {
        openBackstage('/incidents');
        await userEvent.type(await screen.findByRole('searchbox'), 'pay');
        await waitFor(() => expect(whereWeWent()).toBe('/incidents?search=pay'));
    });

    it('tells who has none from who filtered them away', async () => {
        openBackstage('/incidents', {'GET /incidents': nothing});
        await screen.findByRole('heading', {name: 'No incidents yet'});
        cleanup();
        openBackstage('/incidents?status=ended', {'GET /incidents': nothing});
        await screen.findByRole('heading', {name: 'No incident matches'});
        const clear = screen.getAllByRole('button', {name: 'Clear filters'});
        await userEvent.click(clear[0] ?? document.body);
        expect(whereWeWent()).toBe('/incidents');
    });

    it('offers to try again when nobody answers', async () => {
        const scene = openBackstage('/incidents', {'GET /incidents': offline});
        await screen.findByRole('heading', {name: 'No connection to Muster'});
        scene.answer('GET /incidents', {...nothing});
        await userEvent.click(screen.getByRole('button', {name: 'Try again'}));
        await screen.findByRole('heading', {name: 'No incidents yet'});
    });

    it('says so when the reader may not list them', async () => {
        openBackstage('/incidents', {'GET /incidents': new Refused(403, {error: 'only members of the team may list'})});
        await screen.findByText('only members of the team may list');
    });

    it('reads anew when something changes, and keeps what it shows when that fails', async () => {
        const scene = openBackstage('/incidents');
        await screen.findByRole('link', {name: 'Checkout down'});
        scene.answer('GET /incidents', offline);
        act(() => scene.news());
        await screen.findByText(/What you see may be out of date/);
        expect(screen.getByRole('link', {name: 'Checkout down'})).toBeTruthy();
    });

    it('shows what it read while changes come faster than it can read', async () => {
        const scene = openBackstage('/incidents', {'GET /incidents': nothing});
        await screen.findByRole('heading', {name: 'No incidents yet'});
        scene.answer('GET /incidents', golden('incident_list'));
        const storm = setInterval(() => act(() => scene.news()), 1);
        await screen.findByRole('link', {name: 'Checkout down'});
        clearInterval(storm);
        const reads = scene.asked.filter((each) => each.path === '/incidents').length;
        expect(reads).toBeLessThan(5);
    });
});
