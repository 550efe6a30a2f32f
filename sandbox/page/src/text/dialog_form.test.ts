import {describe, expect, it} from 'vitest';

import type {DialogElement} from '../wire/dialog';
import {check, startValues, submissionOf} from './dialog_form';
import {messages} from './messages';

function element(more: Partial<DialogElement>): DialogElement {
    return {
        display_name: 'Field', name: 'field', type: 'text', subtype: '', default: '', placeholder: '', help_text: '',
        optional: false, min_length: 0, max_length: 0, data_source: '', options: [], ...more,
    };
}

const size = {text: 'Large', value: 'l'};

describe('a dialog field', () => {
    it.each([
        ['a missing text', element({}), '', messages.dialog.required],
        ['a required box that is not ticked', element({type: 'bool'}), false, messages.dialog.required],
        ['a text that is too short', element({min_length: 3}), 'ab', messages.dialog.tooShort(3)],
        ['a text longer than a text may be', element({}), 'x'.repeat(151), messages.dialog.tooLong(150)],
        ['an e-mail address without an at sign', element({subtype: 'email'}), 'ada', messages.dialog.badEmail],
        ['letters where a number belongs', element({subtype: 'number'}), 'three', messages.dialog.badNumber],
        ['an address without a scheme', element({subtype: 'url'}), 'example.com', messages.dialog.badUrl],
        ['a choice that is not offered', element({type: 'radio', options: [size]}), 's', messages.dialog.badChoice],
    ])('refuses %s', (_what, field, value, message) => {
        expect(check([field], {field: value})).toEqual({field: message});
    });

    it('accepts nothing where nothing is needed', () => {
        expect(check([element({optional: true, min_length: 3, subtype: 'email'})], {field: ''})).toEqual({});
    });

    it('starts from its default', () => {
        const fields = [element({default: 'Checkout'}), element({name: 'page', type: 'bool', default: 'true'})];
        expect(startValues(fields)).toEqual({field: 'Checkout', page: true});
    });

    it('is submitted in the type that Mattermost sends', () => {
        const fields = [
            element({name: 'title'}), element({name: 'link', subtype: 'url'}), element({name: 'count', subtype: 'number'}),
            element({name: 'channel', type: 'select'}), element({name: 'page', type: 'bool'}),
        ];
        const values = {title: 'Down', link: '', count: '4', channel: '', page: true};
        expect(submissionOf(fields, values)).toEqual({title: 'Down', link: null, count: 4, channel: '', page: true});
    });
});
