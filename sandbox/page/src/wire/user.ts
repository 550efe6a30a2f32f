import {count, flag, record, text, withDefault} from './decode';

export type User = {
    readonly id: string;
    readonly username: string;
    readonly first_name: string;
    readonly last_name: string;
    readonly nickname: string;
    /** The language that they read. */
    readonly locale: string;
    readonly is_bot: boolean;
    readonly delete_at: number;
};

export const user = record<User>({
    id: text,
    username: text,
    first_name: withDefault(text, ''),
    last_name: withDefault(text, ''),
    nickname: withDefault(text, ''),
    locale: withDefault(text, 'en'),
    is_bot: withDefault(flag, false),
    delete_at: withDefault(count, 0),
});

export type UserStatus = {readonly user_id: string; readonly status: string};

export const userStatus = record<UserStatus>({user_id: text, status: text});
