import {Icon, type IconName} from '../../parts/icon';
import {messages} from '../../text/messages';
import type {Channel} from '../../wire/channel';

const drawings: Readonly<Record<Channel['type'], IconName>> = {O: 'hash', P: 'lock', D: 'at', G: 'at'};

/** What kind of channel it is, in one sign and, for those who hear the page, a word. */
export function ChannelIcon({channel}: {readonly channel: Channel}): JSX.Element {
    const archived = channel.delete_at > 0;
    const word = archived ? messages.sidebar.archived : channel.type === 'P' ? messages.sidebar.private : '';
    return (
        <span className="channel-icon">
            <Icon name={archived ? 'archive' : drawings[channel.type]}/>
            {word !== '' && <span className="visually-hidden">{word} </span>}
        </span>
    );
}
