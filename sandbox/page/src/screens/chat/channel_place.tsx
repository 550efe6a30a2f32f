import {useEffect, useRef} from 'react';

import {refusedWith} from '../../api/result';
import {useAppState, useAppStore} from '../../hooks/use_app';
import {useOpenChannel} from '../../hooks/use_open_channel';
import {fallbackPath, type Wanted} from '../../live/open_channel';
import {markRead} from '../../live/load';
import {navigate} from '../../route/route';
import {currentChannel, currentTeam, teammateId} from '../../store/selectors';
import type {State} from '../../store/store';
import {describe} from '../../text/failures';
import {messages} from '../../text/messages';
import type {Channel} from '../../wire/channel';
import {PlaceNotice} from '../place_notice';
import {ChannelHeader} from './channel_header';
import {ComposerBox} from './composer_box';
import {PostList} from './post_list';

/** Whether the channel on the screen is the one of the address; while another loads it is not. */
function isShown(state: State, wanted: Wanted): boolean {
    const channel = currentChannel(state);
    if (!channel || currentTeam(state)?.name !== wanted.team) {
        return false;
    }
    if (wanted.kind === 'channel') {
        return channel.name === wanted.name || channel.id === wanted.name;
    }
    const {currentUserId, profiles} = state.entities.users;
    return channel.type === 'D' && profiles[teammateId(channel, currentUserId)]?.username === wanted.username;
}

/** When I am taken out of the channel on the screen there is nothing more to see in it. */
function useLeaving(channel: Channel | undefined): void {
    const store = useAppStore();
    const member = useAppState((state) => channel !== undefined && state.entities.channels.myMembers[channel.id] !== undefined);
    const wasIn = useRef('');

    useEffect(() => {
        if (!channel) {
            return;
        }
        if (member) {
            wasIn.current = channel.id;
        } else if (wasIn.current === channel.id) {
            wasIn.current = '';
            navigate(fallbackPath(store, channel.id), 'replace');
        }
    }, [store, channel, member]);
}

/** Coming back to the window is reading what came meanwhile. */
function useReadOnReturn(channelId: string | undefined): void {
    const store = useAppStore();
    useEffect(() => {
        const onReturn = (): void => {
            if (channelId !== undefined && document.visibilityState === 'visible') {
                markRead(store, channelId);
            }
        };
        document.addEventListener('visibilitychange', onReturn);
        return () => document.removeEventListener('visibilitychange', onReturn);
    }, [store, channelId]);
}

export function ChannelPlace({wanted}: {readonly wanted: Wanted}): JSX.Element {
    const {loading, again} = useOpenChannel(wanted);
    const shown = useAppState((state) => isShown(state, wanted));
    const channel = useAppState(currentChannel);
    useLeaving(shown ? channel : undefined);
    useReadOnReturn(shown ? channel?.id : undefined);

    if (loading.status === 'failed') {
        const missing = refusedWith(loading.failure) >= 400 && refusedWith(loading.failure) < 500;
        return missing
            ? <PlaceNotice text={messages.place.notFound} action={{label: messages.place.home, onChoose: () => navigate('/')}}/>
            : <PlaceNotice text={describe(loading.failure)} action={{label: messages.failure.retry, onChoose: again}}/>;
    }
    if (!shown || !channel) {
        return <PlaceNotice text={messages.place.loading}/>;
    }
    return (
        <>
            <ChannelHeader key={`header-${channel.id}`} channel={channel}/>
            <PostList key={`posts-${channel.id}`} channel={channel}/>
            {channel.delete_at > 0
                ? <p className="archived-notice">{messages.header.archived}</p>
                : <ComposerBox key={`composer-${channel.id}`} channel={channel}/>}
        </>
    );
}
