import type {DialogElement, DialogValue} from '../wire/dialog';
import {messages} from './messages';

export type Values = Readonly<Record<string, string | boolean>>;
export type Errors = Readonly<Record<string, string>>;

const defaultMost: Readonly<Record<string, number>> = {text: 150, textarea: 3000};

export function longest(element: DialogElement): number {
    return element.max_length || (defaultMost[element.type] ?? 3000);
}

export function startValues(elements: readonly DialogElement[]): Values {
    return Object.fromEntries(elements.map((each) =>
        [each.name, each.type === 'bool' ? each.default.toLowerCase() === 'true' : each.default]));
}

function checkText(element: DialogElement, value: string): string | undefined {
    if (value.length < element.min_length) {
        return messages.dialog.tooShort(element.min_length);
    }
    if (value.length > longest(element)) {
        return messages.dialog.tooLong(longest(element));
    }
    switch (element.subtype) {
    case 'email':
        return value.includes('@') ? undefined : messages.dialog.badEmail;
    case 'number':
        return value.trim() !== '' && Number.isFinite(Number(value)) ? undefined : messages.dialog.badNumber;
    case 'url':
        return /https?:\/\//.test(value) ? undefined : messages.dialog.badUrl;
    default:
        return undefined;
    }
}

function checkElement(element: DialogElement, value: string | boolean | undefined): string | undefined {
    if (typeof value === 'boolean') {
        return value || element.optional ? undefined : messages.dialog.required;
    }
    if (value === undefined || value === '') {
        return element.optional ? undefined : messages.dialog.required;
    }
    if (element.type === 'text' || element.type === 'textarea') {
        return checkText(element, value);
    }
    if (element.type === 'radio') {
        return element.options.some((each) => each.value === value) ? undefined : messages.dialog.badChoice;
    }
    return undefined;
}

/** What Mattermost's own form checks before it sends; everything else is the integration's to say. */
export function check(elements: readonly DialogElement[], values: Values): Errors {
    const found: Record<string, string> = {};
    for (const each of elements) {
        const wrong = checkElement(each, values[each.name]);
        if (wrong !== undefined) {
            found[each.name] = wrong;
        }
    }
    return found;
}

function valueOf(element: DialogElement, value: string | boolean | undefined): DialogValue {
    if (element.type === 'bool') {
        return value === true;
    }
    if (value === undefined || value === '') {
        // An empty text field is sent as null, an empty choice as empty text: so does Mattermost's form.
        return element.type === 'text' || element.type === 'textarea' ? null : '';
    }
    return element.subtype === 'number' ? Number(value) : value;
}

export function submissionOf(elements: readonly DialogElement[], values: Values): Readonly<Record<string, DialogValue>> {
    return Object.fromEntries(elements.map((each) => [each.name, valueOf(each, values[each.name])]));
}
