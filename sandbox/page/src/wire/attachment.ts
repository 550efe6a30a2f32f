import {type Decoder, flag, lenient, list, record, text, withDefault} from './decode';

export type Option = {readonly text: string; readonly value: string};

export const option = record<Option>({text: lenient(text, ''), value: lenient(text, '')});

export type AttachmentAction = {
    readonly id: string;
    readonly type: string;
    readonly name: string;
    readonly style: string;
    readonly disabled: boolean;
    readonly data_source: string;
    readonly options: readonly Option[];
    readonly default_option: string;
    /** Only on posts that the server does not keep; goes back with the click. */
    readonly cookie: string;
};

const action = record<AttachmentAction>({
    id: withDefault(text, ''),
    type: withDefault(text, 'button'),
    name: withDefault(text, ''),
    style: lenient(text, ''),
    disabled: lenient(flag, false),
    data_source: lenient(text, ''),
    options: lenient(list(option), []),
    default_option: lenient(text, ''),
    cookie: lenient(text, ''),
});

export type AttachmentField = {readonly title: string; readonly value: string; readonly short: boolean};

/** Field values may be numbers or booleans: integrations write what they have. */
const looseText: Decoder<string> = (value) => (value === undefined || value === null ? '' : String(value));

const field = record<AttachmentField>({
    title: lenient(text, ''),
    value: looseText,
    short: lenient(flag, false),
});

export type Attachment = {
    readonly color: string;
    readonly pretext: string;
    readonly author_name: string;
    readonly author_link: string;
    readonly title: string;
    readonly title_link: string;
    readonly text: string;
    readonly fields: readonly AttachmentField[];
    readonly image_url: string;
    readonly footer: string;
    readonly actions: readonly AttachmentAction[];
};

export const attachment = record<Attachment>({
    color: lenient(text, ''),
    pretext: lenient(text, ''),
    author_name: lenient(text, ''),
    author_link: lenient(text, ''),
    title: lenient(text, ''),
    title_link: lenient(text, ''),
    text: lenient(text, ''),
    fields: lenient(list(field), []),
    image_url: lenient(text, ''),
    footer: lenient(text, ''),
    actions: lenient(list(action), []),
});
