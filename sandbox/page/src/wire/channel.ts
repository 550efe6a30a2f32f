import {count, oneOf, record, text, withDefault} from './decode';

export type ChannelType = 'O' | 'P' | 'D' | 'G';

export type Channel = {
    readonly id: string;
    readonly team_id: string;
    readonly creator_id: string;
    readonly type: ChannelType;
    readonly name: string;
    readonly display_name: string;
    readonly header: string;
    readonly purpose: string;
    readonly delete_at: number;
    readonly last_post_at: number;
    readonly total_msg_count: number;
};

export const channel = record<Channel>({
    id: text,
    team_id: withDefault(text, ''),
    creator_id: withDefault(text, ''),
    type: oneOf<ChannelType>('O', 'P', 'D', 'G'),
    name: text,
    display_name: withDefault(text, ''),
    header: withDefault(text, ''),
    purpose: withDefault(text, ''),
    delete_at: withDefault(count, 0),
    last_post_at: withDefault(count, 0),
    total_msg_count: withDefault(count, 0),
});

export type ChannelMember = {
    readonly channel_id: string;
    readonly user_id: string;
    readonly roles: string;
    readonly msg_count: number;
    readonly mention_count: number;
    readonly last_viewed_at: number;
};

export const channelMember = record<ChannelMember>({
    channel_id: text,
    user_id: text,
    roles: withDefault(text, ''),
    msg_count: withDefault(count, 0),
    mention_count: withDefault(count, 0),
    last_viewed_at: withDefault(count, 0),
});

export type ChannelStats = {readonly channel_id: string; readonly member_count: number};

export const channelStats = record<ChannelStats>({channel_id: text, member_count: count});
