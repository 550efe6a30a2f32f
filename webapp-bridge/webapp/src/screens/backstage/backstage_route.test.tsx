// @vitest-environment jsdom
import {cleanup, render, screen} from '@testing-library/react';
import React from 'react';
import {Provider} from 'react-redux';
import {createStore} from 'redux';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';

import {BackstageRoute} from './backstage_route';

const team = (id: string, title: string): object => ({id, name: id, display_name: title});

function openProduct(currentTeamId: string): void {
    const teams = {ops: team('ops', 'Operations'), all: team('all', 'All, not mine'), desk: team('desk', 'Desk')};
    const entities = {teams: {currentTeamId, teams, myMembers: {ops: {}, desk: {}}}};
    render(<Provider store={createStore(() => ({entities}))}><BackstageRoute /></Provider>);
}

describe('the pages as a product beside the channels', () => {
    beforeEach(() => {
        const replace = (path: string): void => window.history.replaceState(null, '', path);
        Object.assign(window, {WebappUtils: {browserHistory: {push: replace, replace}}});
        window.history.replaceState(null, '', '/muster/playbooks?page=2');
    });
    afterEach(cleanup);

    it('go to one of the reader\'s teams where the host knows none yet', () => {
        openProduct('');
        expect(window.location.pathname + window.location.search).toBe('/desk/muster/playbooks?page=2');
    });

    it('stay where they are in a team that the host knows', async () => {
        openProduct('ops');
        await screen.findByText('Loading…');
        expect(window.location.pathname).toBe('/muster/playbooks');
    });

    it('wear the colours of the channels, which these wear on when they are back before the pages are gone', async () => {
        const worn = document.body.classList;
        openProduct('ops');
        await screen.findByText('Loading…');
        expect([...worn]).toEqual(['app__body']);
        cleanup();
        expect([...worn]).toEqual([]);

        openProduct('ops');
        await screen.findByText('Loading…');
        worn.add('channel-view');
        cleanup();
        expect([...worn]).toEqual(['app__body', 'channel-view']);
        document.body.className = '';
    });
});
