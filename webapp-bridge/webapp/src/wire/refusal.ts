import {record, text, withDefault} from './decode';

export type Refusal = {
    /** A sentence for people. */
    readonly error: string;
    /** The key of the input that is at fault, if it is one. */
    readonly field: string;
};

export const refusal = record<Refusal>({error: text, field: withDefault(text, '')});

/** The chat server's, in the language of whoever asks. */
export const chatRefusal = record<{readonly id: string; readonly message: string}>({id: text, message: text});
