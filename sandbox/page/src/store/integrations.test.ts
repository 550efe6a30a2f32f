import {describe, expect, it} from 'vitest';

import type {DialogRequest} from '../wire/dialog';
import type {Action} from './actions';
import {integrations, type IntegrationsState} from './integrations';

const request: DialogRequest = {
    trigger_id: 't1',
    url: 'http://127.0.0.1/dialog',
    dialog: {
        callback_id: '', title: 'Start', introduction_text: '', elements: [], submit_label: '', notify_on_cancel: false, state: '',
    },
};

const place: Action = {type: 'RECEIVED_DIALOG_ARGUMENTS', data: {channel_id: 'c1'}};
const event: Action = {type: 'RECEIVED_DIALOG', data: request};
const answer: Action = {type: 'RECEIVED_DIALOG_TRIGGER_ID', data: 't1'};

function after(...actions: readonly Action[]): IntegrationsState | undefined {
    return actions.reduce<IntegrationsState | undefined>((state, action) => integrations(state, action), undefined);
}

describe('a dialog', () => {
    it('opens when its event comes after the answer', () => {
        expect(after(place, answer, event)?.openDialog).toMatchObject({trigger_id: 't1', channel_id: 'c1'});
    });

    it('opens when its event comes before the answer', () => {
        expect(after(place, event, answer)?.openDialog).toMatchObject({trigger_id: 't1', channel_id: 'c1'});
    });

    it('that another tab asked for stays closed', () => {
        const other: Action = {type: 'RECEIVED_DIALOG_TRIGGER_ID', data: 't2'};
        expect(after(place, other, event)?.openDialog).toBeNull();
    });

    it('without any trigger stays closed', () => {
        expect(after({type: 'RECEIVED_DIALOG', data: {...request, trigger_id: ''}})?.openDialog).toBeNull();
    });

    it('stays open while another command is answered', () => {
        expect(after(place, answer, event, {type: 'RECEIVED_DIALOG_TRIGGER_ID', data: 't2'})?.openDialog).not.toBeNull();
    });

    it('stays closed once it was closed', () => {
        expect(after(place, answer, event, {type: 'dialog/closed'}, answer)?.openDialog).toBeNull();
    });
});
