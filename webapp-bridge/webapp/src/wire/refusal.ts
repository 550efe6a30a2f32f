import {record, text, withDefault} from './decode';

export type Refusal = {
    /** A sentence for people. */
    readonly error: string;
    /** The key of the input that is at fault, if it is one. */
    readonly field: string;
};

export const refusal = record<Refusal>({error: text, field: withDefault(text, '')});
