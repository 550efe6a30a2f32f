import {type Option, option} from './attachment';
import {count, flag, lenient, list, mapOf, record, text, withDefault} from './decode';

export type DialogElement = {
    readonly display_name: string;
    readonly name: string;
    readonly type: string;
    readonly subtype: string;
    readonly default: string;
    readonly placeholder: string;
    readonly help_text: string;
    readonly optional: boolean;
    readonly min_length: number;
    readonly max_length: number;
    readonly data_source: string;
    readonly options: readonly Option[];
};

const element = record<DialogElement>({
    display_name: withDefault(text, ''),
    name: text,
    type: text,
    subtype: withDefault(text, ''),
    default: lenient(text, ''),
    placeholder: withDefault(text, ''),
    help_text: withDefault(text, ''),
    optional: withDefault(flag, false),
    min_length: withDefault(count, 0),
    max_length: withDefault(count, 0),
    data_source: withDefault(text, ''),
    options: list(option),
});

export type Dialog = {
    readonly callback_id: string;
    readonly title: string;
    readonly introduction_text: string;
    readonly elements: readonly DialogElement[];
    readonly submit_label: string;
    readonly notify_on_cancel: boolean;
    readonly state: string;
};

const dialog = record<Dialog>({
    callback_id: withDefault(text, ''),
    title: withDefault(text, ''),
    introduction_text: withDefault(text, ''),
    elements: list(element),
    submit_label: withDefault(text, ''),
    notify_on_cancel: withDefault(flag, false),
    state: withDefault(text, ''),
});

/** What the server pushes when an integration opens a dialog; `trigger_id` names the tab it is meant for. */
export type DialogRequest = {readonly trigger_id: string; readonly url: string; readonly dialog: Dialog};

export const dialogRequest = record<DialogRequest>({trigger_id: text, url: text, dialog});

export type DialogValue = string | number | boolean | null;

export type DialogSubmission = {
    readonly url: string;
    readonly callback_id: string;
    readonly state: string;
    readonly channel_id: string;
    readonly team_id: string;
    readonly user_id: string;
    readonly submission: Readonly<Record<string, DialogValue>>;
    readonly cancelled: boolean;
};

export type DialogAnswer = {readonly error: string; readonly errors: Readonly<Record<string, string>>};

export const dialogAnswer = record<DialogAnswer>({error: withDefault(text, ''), errors: mapOf(text)});
