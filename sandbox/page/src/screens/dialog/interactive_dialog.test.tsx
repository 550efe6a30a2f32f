// @vitest-environment jsdom
import {cleanup, render, screen, waitFor} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';

import {useAppState} from '../../hooks/use_app';
import type {Store} from '../../store/store';
import {FakeServer} from '../../testing/fake_server';
import {ada, adaAtTownSquare, ben, Scene, townSquare} from '../../testing/scene';
import {decode} from '../../wire/decode';
import {dialogRequest} from '../../wire/dialog';
import {InteractiveDialog} from './interactive_dialog';

const request = decode(dialogRequest, {
    trigger_id: 't1',
    url: 'http://127.0.0.1:8066/dialog',
    dialog: {
        callback_id: 'start', title: 'Start an incident', introduction_text: 'Be **quick**', state: 's1',
        submit_label: 'Start', notify_on_cancel: true,
        elements: [
            {display_name: 'Name', name: 'name', type: 'text', options: null},
            {display_name: 'Commander', name: 'commander', type: 'select', data_source: 'users', optional: true, options: null},
            {display_name: 'Page', name: 'page', type: 'bool', placeholder: 'Page on-call', optional: true, options: null},
        ],
    },
});

function Opened(): JSX.Element | null {
    const open = useAppState((state) => state.entities.integrations.openDialog);
    return open && <InteractiveDialog request={open}/>;
}

let server: FakeServer;
let store: Store;

beforeEach(() => {
    server = new FakeServer()
        .on('GET /users?', [ada, ben])
        .on('POST /actions/dialogs/submit', {});
    store = adaAtTownSquare();
    render(<Scene store={store}><Opened/></Scene>);
    store.dispatch({type: 'RECEIVED_DIALOG_ARGUMENTS', data: {channel_id: townSquare.id}});
    store.dispatch({type: 'RECEIVED_DIALOG', data: request});
    store.dispatch({type: 'RECEIVED_DIALOG_TRIGGER_ID', data: 't1'});
});

afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
});

describe('an interactive dialog', () => {
    it('starts in its first field and sends what was filled in with Enter', async () => {
        const name = await screen.findByRole('textbox', {name: 'Name'});
        expect(document.activeElement).toBe(name);
        await userEvent.selectOptions(screen.getByLabelText(/Commander/), await screen.findByRole('option', {name: '@ben'}));
        await userEvent.click(screen.getByLabelText('Page on-call'));
        await userEvent.type(name, 'Checkout{Enter}');
        await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
        expect(server.sent('POST /actions/dialogs/submit')).toEqual([{
            url: request.url, callback_id: 'start', state: 's1', channel_id: townSquare.id, team_id: 't-sre', user_id: ada.id,
            submission: {name: 'Checkout', commander: ben.id, page: true}, cancelled: false,
        }]);
    });

    it('does not send what is missing a required field', async () => {
        await userEvent.type(await screen.findByRole('textbox', {name: 'Name'}), '{Enter}');
        expect(await screen.findByText('This field is required.')).toBeTruthy();
        expect(document.activeElement).toBe(screen.getByRole('textbox', {name: 'Name'}));
        expect(server.sent('POST /actions/dialogs/submit')).toEqual([]);
    });

    it('stays open with what the integration objects to', async () => {
        server.on('POST /actions/dialogs/submit', {errors: {name: 'Name is taken'}, error: 'Not started'});
        await userEvent.type(await screen.findByRole('textbox', {name: 'Name'}), 'Checkout{Enter}');
        expect(await screen.findByText('Name is taken')).toBeTruthy();
        expect(screen.getByRole('alert').textContent).toBe('Not started');
    });

    it('closes when the integration objects only to fields it does not have', async () => {
        server.on('POST /actions/dialogs/submit', {errors: {ghost: 'wrong'}});
        await userEvent.type(await screen.findByRole('textbox', {name: 'Name'}), 'Checkout{Enter}');
        await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    });

    it('tells the integration when it is left with Escape', async () => {
        await screen.findByRole('dialog', {name: 'Start an incident'});
        await userEvent.keyboard('{Escape}');
        expect(screen.queryByRole('dialog')).toBeNull();
        expect(server.sent('POST /actions/dialogs/submit')).toMatchObject([{submission: {}, cancelled: true}]);
    });

    it('keeps the Tab key inside', async () => {
        await screen.findByRole('dialog');
        screen.getByRole('button', {name: 'Start'}).focus();
        await userEvent.tab();
        expect(document.activeElement).toBe(screen.getByRole('button', {name: 'Close'}));
        await userEvent.tab({shift: true});
        expect(document.activeElement).toBe(screen.getByRole('button', {name: 'Start'}));
    });
});
