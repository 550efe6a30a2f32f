import {useAppState} from '../../hooks/use_app';
import {Link} from '../../parts/link';
import {channelPath, channelTitle, currentTeam, isUnread, teammateId} from '../../store/selectors';
import {messages} from '../../text/messages';
import type {Channel} from '../../wire/channel';
import {ChannelIcon} from './channel_icon';

type Props = {readonly channel: Channel; readonly onFollow: () => void};

export function SidebarChannel({channel, onFollow}: Props): JSX.Element {
    const title = useAppState((state) => channelTitle(state, channel));
    const team = useAppState(currentTeam);
    const path = useAppState((state) => (team ? channelPath(state, team, channel) : '/'));
    const current = useAppState((state) => state.entities.channels.currentChannelId === channel.id);
    const unread = useAppState((state) => isUnread(state, channel)) && !current;
    const mentions = useAppState((state) => state.entities.channels.myMembers[channel.id]?.mention_count ?? 0);
    const status = useAppState((state) => (channel.type === 'D'
        ? state.entities.users.statuses[teammateId(channel, state.entities.users.currentUserId)]
        : undefined));

    return (
        <li>
            <Link to={path} className={unread ? 'sidebar-channel unread' : 'sidebar-channel'} current={current} onFollow={onFollow}>
                {channel.type === 'D'
                    ? <span className={`status-dot status-${status ?? 'offline'}`} aria-hidden="true"/>
                    : <ChannelIcon channel={channel}/>}
                <span className="sidebar-channel-name">{title}</span>
                {unread && <span className="visually-hidden"> {messages.sidebar.unread}</span>}
                {unread && mentions > 0 && <span className="mention-count" aria-label={messages.sidebar.mentions(mentions)}>{mentions}</span>}
            </Link>
        </li>
    );
}
