// @vitest-environment jsdom
import {cleanup, render, screen, waitFor} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';

import type {Store} from '../../store/store';
import {FakeServer, refusal} from '../../testing/fake_server';
import {ada, adaAtTownSquare, Scene, townSquare} from '../../testing/scene';
import {ComposerBox} from './composer_box';

let server: FakeServer;
let store: Store;

function box(): HTMLTextAreaElement {
    return screen.getByRole<HTMLTextAreaElement>('textbox', {name: 'Write to Town Square'});
}

beforeEach(() => {
    server = new FakeServer()
        .on('GET /teams/t-sre/commands/autocomplete_suggestions', [
            {Complete: 'incident', Suggestion: 'incident', Hint: '[start]', Description: 'Run an incident'},
        ])
        .on('POST /commands/execute', {response_type: 'ephemeral', text: '', goto_location: '', trigger_id: 't1'})
        .on('POST /posts', {id: 'p1', create_at: 1, user_id: ada.id, channel_id: townSquare.id, message: 'hello'}, 201);
    Element.prototype.scrollIntoView = () => undefined;
    store = adaAtTownSquare();
    render(<Scene store={store}><ComposerBox channel={townSquare}/></Scene>);
});

afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
});

describe('the writing box', () => {
    it('sends a message with Enter and makes a new line with Shift+Enter', async () => {
        await userEvent.type(box(), 'one{Shift>}{Enter}{/Shift}two{Enter}');
        await waitFor(() => expect(box().value).toBe(''));
        expect(server.sent('POST /posts')).toMatchObject([{channel_id: townSquare.id, message: 'one\ntwo', root_id: ''}]);
    });

    it('completes a command with Tab, and runs it with Enter', async () => {
        await userEvent.type(box(), '/inc');
        expect(await screen.findByRole('option', {name: /\/incident/, selected: true})).toBeTruthy();
        await userEvent.keyboard('{Tab}start{Enter}');
        await waitFor(() => expect(box().value).toBe(''));
        expect(server.sent('POST /commands/execute')).toMatchObject([{command: '/incident start', channel_id: townSquare.id, team_id: 't-sre'}]);
        expect(store.getState().entities.integrations.dialogTriggerId).toBe('t1');
    });

    it('closes the suggestions with Escape', async () => {
        await userEvent.type(box(), '/inc');
        await screen.findByRole('listbox', {name: 'Suggestions'});
        await userEvent.keyboard('{Escape}');
        expect(screen.queryByRole('listbox')).toBeNull();
    });

    it('keeps the text of a command that failed and says why', async () => {
        server.on('POST /commands/execute', refusal(500, "Command with a trigger of 'incident' failed."), 500);
        await userEvent.type(box(), '/incident end{Enter}');
        expect((await screen.findByRole('alert')).textContent).toBe("Command with a trigger of 'incident' failed.");
        expect(box().value).toBe('/incident end');
    });

    it('says when nobody answers', async () => {
        vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
        await userEvent.type(box(), 'hello{Enter}');
        expect((await screen.findByRole('alert')).textContent).toMatch(/cannot be reached/);
        expect(box().value).toBe('hello');
    });

    it('sends what is typed quickly one after the other, in that order', async () => {
        await userEvent.type(box(), 'one{Enter}two{Enter}/incident list{Enter}three{Enter}');
        const sent = (): readonly unknown[] => server.calls
            .filter((each) => each.path === '/posts' || each.path === '/commands/execute')
            .map((each) => each.body);
        await waitFor(() => expect(sent()).toMatchObject([
            {message: 'one'}, {message: 'two'}, {command: '/incident list'}, {message: 'three'},
        ]));
    });
});
