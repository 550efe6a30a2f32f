import {type Channel, channel, type ChannelMember, channelMember} from './channel';
import {count, decode, type Decoder, dictionary, jsonText, lenient, list, record, text, withDefault} from './decode';
import {type DialogRequest, dialogRequest} from './dialog';
import {type Post, post} from './post';
import {type Team, team} from './team';
import {type User, user} from './user';

type Envelope = {
    readonly event: string;
    readonly data: Readonly<Record<string, unknown>>;
    readonly broadcast: {readonly channel_id: string; readonly team_id: string; readonly user_id: string};
};

const envelope = record<Envelope>({
    event: text,
    data: withDefault(dictionary, {}),
    broadcast: withDefault(
        record<Envelope['broadcast']>({
            channel_id: withDefault(text, ''),
            team_id: withDefault(text, ''),
            user_id: withDefault(text, ''),
        }),
        {channel_id: '', team_id: '', user_id: ''},
    ),
});

/** A websocket event as the page sees it: strings opened, the ids it needs in one place. */
export type LiveEvent =
    | {readonly kind: 'hello'}
    | {readonly kind: 'posted'; readonly post: Post; readonly mentions: readonly string[]}
    | {readonly kind: 'post_edited' | 'post_deleted' | 'ephemeral_message'; readonly post: Post}
    | {readonly kind: 'user_added' | 'user_removed'; readonly channel_id: string; readonly user_id: string}
    | {readonly kind: 'channel_created' | 'channel_restored' | 'channel_converted'; readonly channel_id: string}
    | {readonly kind: 'channel_updated'; readonly channel: Channel | undefined; readonly channel_id: string}
    | {readonly kind: 'channel_deleted'; readonly channel_id: string; readonly delete_at: number}
    | {readonly kind: 'channel_member_updated'; readonly member: ChannelMember}
    | {readonly kind: 'channels_viewed'; readonly channel_ids: readonly string[]}
    | {readonly kind: 'conversation_added'; readonly channel_id: string}
    | {readonly kind: 'added_to_team' | 'leave_team'; readonly team_id: string; readonly user_id: string}
    | {readonly kind: 'update_team'; readonly team: Team}
    | {readonly kind: 'user_updated'; readonly user: User}
    | {readonly kind: 'status_change'; readonly user_id: string; readonly status: string}
    | {readonly kind: 'typing'; readonly channel_id: string; readonly user_id: string}
    | {readonly kind: 'open_dialog'; readonly request: DialogRequest}
    | {readonly kind: 'other'};

/** Opens one event frame. Throws WireError when a known event does not have its shape. */
export function readEvent(frame: unknown): LiveEvent {
    const {event, data, broadcast} = decode(envelope, frame);
    const take = <T>(name: string, decoder: Decoder<T>): T => decoder(data[name], `$.data.${name}`);
    const id = (name: string, fallback = ''): string => take(name, withDefault(text, fallback));

    switch (event) {
    case 'hello':
        return {kind: 'hello'};
    case 'posted':
        return {kind: event, post: take('post', jsonText(post)), mentions: take('mentions', lenient(jsonText(list(text)), []))};
    case 'post_edited':
    case 'post_deleted':
    case 'ephemeral_message':
        return {kind: event, post: take('post', jsonText(post))};
    case 'user_added':
    case 'user_removed':
        // To the channel the event names the user; to the removed user it names the channel.
        return {
            kind: event,
            channel_id: broadcast.channel_id || id('channel_id'),
            user_id: id('user_id', broadcast.user_id),
        };
    case 'channel_created':
    case 'channel_restored':
    case 'channel_converted':
        return {kind: event, channel_id: id('channel_id', broadcast.channel_id)};
    case 'channel_updated': {
        const updated = take('channel', lenient<Channel | undefined>(jsonText(channel), undefined));
        return {kind: event, channel: updated, channel_id: updated?.id ?? broadcast.channel_id};
    }
    case 'channel_deleted':
        return {kind: event, channel_id: id('channel_id', broadcast.channel_id), delete_at: take('delete_at', withDefault(count, 1))};
    case 'channel_member_updated':
        return {kind: event, member: take('channelMember', jsonText(channelMember))};
    case 'channel_viewed':
        return {kind: 'channels_viewed', channel_ids: [id('channel_id')]};
    case 'multiple_channels_viewed':
        return {kind: 'channels_viewed', channel_ids: Object.keys(take('channel_times', withDefault(dictionary, {})))};
    case 'direct_added':
    case 'group_added':
        return {kind: 'conversation_added', channel_id: broadcast.channel_id};
    case 'added_to_team':
    case 'leave_team':
        return {kind: event, team_id: id('team_id', broadcast.team_id), user_id: id('user_id')};
    case 'update_team':
        return {kind: event, team: take('team', jsonText(team))};
    case 'user_updated':
        return {kind: event, user: take('user', user)};
    case 'status_change':
        return {kind: event, user_id: id('user_id'), status: id('status')};
    case 'typing':
        return {kind: event, channel_id: broadcast.channel_id, user_id: id('user_id')};
    case 'open_dialog':
        return {kind: event, request: take('dialog', jsonText(dialogRequest))};
    default:
        return {kind: 'other'};
    }
}
