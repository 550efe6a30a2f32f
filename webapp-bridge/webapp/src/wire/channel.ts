import {count, record, text, withDefault} from './decode';

/** A channel as the chat server has it. */
export type Channel = {
    readonly id: string;
    readonly team_id: string;
    readonly name: string;
    readonly display_name: string;
    /** O is public, P private; others are conversations. */
    readonly type: string;
    readonly delete_at: number;
};

export const channel = record<Channel>({
    id: text,
    team_id: withDefault(text, ''),
    name: text,
    display_name: text,
    type: text,
    delete_at: withDefault(count, 0),
});
