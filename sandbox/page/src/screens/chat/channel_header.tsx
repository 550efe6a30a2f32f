import {useEffect, useState} from 'react';

import {removeFromChannel} from '../../api/channels';
import {useAppState, useAppStore} from '../../hooks/use_app';
import {usePlugins} from '../../hooks/use_plugins';
import {fallbackPath} from '../../live/open_channel';
import {Markdown} from '../../parts/markdown';
import {Notice} from '../../parts/notice';
import {navigate} from '../../route/route';
import {channelTitle} from '../../store/selectors';
import {describe} from '../../text/failures';
import {messages} from '../../text/messages';
import type {Channel} from '../../wire/channel';
import {ChannelIcon} from './channel_icon';
import {MembersModal} from './members_modal';

export function ChannelHeader({channel}: {readonly channel: Channel}): JSX.Element {
    const store = useAppStore();
    const {headerButtons} = usePlugins();
    const title = useAppState((state) => channelTitle(state, channel));
    const count = useAppState((state) => state.entities.channels.memberCounts[channel.id] ?? 0);
    const member = useAppState((state) => state.entities.channels.myMembers[channel.id] !== undefined);
    const [showMembers, setShowMembers] = useState(false);
    const [error, setError] = useState('');
    const isTeamChannel = channel.type === 'O' || channel.type === 'P';

    useEffect(() => {
        document.title = `${title} · ${messages.product}`;
        return () => {
            document.title = messages.product;
        };
    }, [title]);

    async function leave(): Promise<void> {
        if (channel.type === 'P' && !window.confirm(messages.header.confirmLeave)) {
            return;
        }
        const left = await removeFromChannel(store.getState().entities.users.currentUserId, channel.id);
        if (!left.ok) {
            setError(describe(left.failure));
            return;
        }
        navigate(fallbackPath(store, channel.id));
        store.dispatch({type: 'channel/left', channel_id: channel.id});
    }

    return (
        <header className="channel-header">
            <div className="channel-title">
                <h1><ChannelIcon channel={channel}/>{title}</h1>
                {channel.header !== '' && <Markdown inline className="channel-topic" text={channel.header}/>}
            </div>
            <div className="channel-tools">
                {headerButtons.map((each) => (
                    <button
                        type="button" key={each.id} className="icon-button" aria-label={each.text} title={each.text}
                        onClick={() => each.action(channel)}
                    >
                        {each.icon}
                    </button>
                ))}
                <button type="button" className="button quiet-button" onClick={() => setShowMembers(true)}>
                    {messages.header.members(count)}
                </button>
                {isTeamChannel && member && channel.name !== 'town-square' && (
                    <button type="button" className="button quiet-button" onClick={() => void leave()}>
                        {messages.header.leave}
                    </button>
                )}
            </div>
            {error !== '' && <Notice kind="error">{error}</Notice>}
            {showMembers && <MembersModal channelId={channel.id} onClose={() => setShowMembers(false)}/>}
        </header>
    );
}
