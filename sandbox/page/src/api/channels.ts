import {
    type Channel, channel, type ChannelMember, channelMember, type ChannelStats, channelStats,
} from '../wire/channel';
import {decode, list} from '../wire/decode';
import {client} from './client';
import {attempt, type Result} from './result';

const channels = list(channel);

export function getMyChannels(teamId: string): Promise<Result<readonly Channel[]>> {
    return attempt(async () => decode(channels, await client.getMyChannels(teamId)));
}

export function getMyChannelMembers(teamId: string): Promise<Result<readonly ChannelMember[]>> {
    return attempt(async () => decode(list(channelMember), await client.getMyChannelMembers(teamId)));
}

export function getChannel(id: string): Promise<Result<Channel>> {
    return attempt(async () => decode(channel, await client.getChannel(id)));
}

export function getChannelByName(teamId: string, name: string): Promise<Result<Channel>> {
    return attempt(async () => decode(channel, await client.getChannelByName(teamId, name, true)));
}

export function getPublicChannels(teamId: string): Promise<Result<readonly Channel[]>> {
    return attempt(async () => decode(channels, await client.getChannels(teamId, 0, 200)));
}

export function autocompleteChannels(teamId: string, prefix: string): Promise<Result<readonly Channel[]>> {
    return attempt(async () => decode(channels, await client.autocompleteChannels(teamId, prefix)));
}

export type NewChannel = {
    readonly team_id: string;
    readonly name: string;
    readonly display_name: string;
    readonly type: 'O' | 'P';
};

export function createChannel(wanted: NewChannel): Promise<Result<Channel>> {
    return attempt(async () => decode(channel, await client.createChannel(wanted)));
}

export function createDirectChannel(me: string, other: string): Promise<Result<Channel>> {
    return attempt(async () => decode(channel, await client.createDirectChannel([me, other])));
}

export function addToChannel(userId: string, channelId: string): Promise<Result<ChannelMember>> {
    return attempt(async () => decode(channelMember, await client.addToChannel(userId, channelId)));
}

export function removeFromChannel(userId: string, channelId: string): Promise<Result<void>> {
    return attempt(async () => {
        await client.removeFromChannel(userId, channelId);
    });
}

export function viewChannel(channelId: string): Promise<Result<void>> {
    return attempt(async () => {
        await client.viewMyChannel(channelId);
    });
}

export function getChannelStats(channelId: string): Promise<Result<ChannelStats>> {
    return attempt(async () => decode(channelStats, await client.getChannelStats(channelId)));
}
