import {count, flag, record, text, withDefault} from './decode';

/** A person as the chat server has them. */
export type User = {
    readonly id: string;
    readonly username: string;
    readonly first_name: string;
    readonly last_name: string;
    readonly nickname: string;
    readonly is_bot: boolean;
    /** Not 0 for whoever is deactivated. */
    readonly delete_at: number;
};

export const user = record<User>({
    id: text,
    username: text,
    first_name: withDefault(text, ''),
    last_name: withDefault(text, ''),
    nickname: withDefault(text, ''),
    is_bot: withDefault(flag, false),
    delete_at: withDefault(count, 0),
});
