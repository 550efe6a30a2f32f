import {count, flag, list, oneOf, record, text} from './decode';

/** Where changes are told: on Muster's own WebSocket, or by the chat server's, where it hosts the plugin. */
export type News = 'socket' | 'chat';

/** Lengths in code points. */
export type Limits = {readonly name_min: number; readonly name_max: number; readonly description_max: number};

export type Settings = {
    /** Who may make playbooks; empty is everybody. */
    readonly playbook_creators_user_ids: readonly string[];
    readonly enable_experimental_features: boolean;
    readonly version: string;
    readonly bot_user_id: string;
    readonly limits: Limits;
    readonly news: News;
};

export const settings = record<Settings>({
    playbook_creators_user_ids: list(text),
    enable_experimental_features: flag,
    version: text,
    bot_user_id: text,
    limits: record<Limits>({name_min: count, name_max: count, description_max: count}),
    news: oneOf<News>('socket', 'chat'),
});
