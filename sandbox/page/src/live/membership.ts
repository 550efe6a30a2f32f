import {getChannel} from '../api/channels';
import {isMember, teammateId} from '../store/selectors';
import type {Store} from '../store/store';
import type {Channel, ChannelMember} from '../wire/channel';
import {loadUsers} from './load';

export function newMember(channel: Channel, userId: string): ChannelMember {
    return {
        channel_id: channel.id,
        user_id: userId,
        roles: 'channel_user',
        msg_count: channel.total_msg_count,
        mention_count: 0,
        last_viewed_at: channel.last_post_at,
    };
}

/** I am in a channel that the page may not know yet: reads it and lists it. */
export async function addToChannelLocally(store: Store, channelId: string): Promise<void> {
    const channel = await getChannel(channelId);
    if (!channel.ok) {
        return;
    }
    const me = store.getState().entities.users.currentUserId;
    if (channel.value.type === 'D') {
        await loadUsers(store, [teammateId(channel.value, me)]);
    }
    store.dispatch({type: 'channel/received', channel: channel.value});
    if (!isMember(store.getState(), channelId)) {
        store.dispatch({type: 'channel/joined', member: newMember(channel.value, me)});
    }
}
