import {useId, useState} from 'react';

import {getPublicChannels} from '../../api/channels';
import {useAppState} from '../../hooks/use_app';
import {useLoading} from '../../hooks/use_loading';
import {Modal} from '../../parts/modal';
import {Notice} from '../../parts/notice';
import {navigate} from '../../route/route';
import {currentTeam} from '../../store/selectors';
import {describe} from '../../text/failures';
import {messages} from '../../text/messages';
import type {Channel} from '../../wire/channel';

type Props = {readonly onClose: () => void; readonly onDone: () => void};

type RowProps = {readonly channel: Channel; readonly joined: boolean; readonly onOpen: () => void};

function Row({channel, joined, onOpen}: RowProps): JSX.Element {
    const label = joined ? messages.browse.openNamed(channel.display_name) : messages.browse.joinNamed(channel.display_name);
    return (
        <li className="list-row">
            <span className="list-row-name">{channel.display_name}</span>
            <span className="quiet grow">{channel.purpose || `~${channel.name}`}</span>
            <button type="button" className={joined ? 'button' : 'button primary'} aria-label={label} onClick={onOpen}>
                {joined ? messages.browse.open : messages.browse.join}
            </button>
        </li>
    );
}

/** The public channels of the team. Opening one joins it. */
export function BrowseChannels({onClose, onDone}: Props): JSX.Element {
    const team = useAppState(currentTeam);
    const mine = useAppState((state) => state.entities.channels.myMembers);
    const [filter, setFilter] = useState('');
    const listId = useId();
    const {loading} = useLoading(team?.id ?? '', () => getPublicChannels(team?.id ?? ''));

    const wanted = filter.trim().toLowerCase();
    const channels = loading.status === 'ready'
        ? loading.value
            .filter((each) => `${each.display_name} ${each.name}`.toLowerCase().includes(wanted))
            .sort((a, b) => a.display_name.localeCompare(b.display_name))
        : [];

    function open(channel: Channel): void {
        onDone();
        navigate(`/${team?.name ?? ''}/channels/${channel.name}`);
    }

    return (
        <Modal title={messages.browse.title} onClose={onClose}>
            <input
                className="input" type="search" aria-label={messages.browse.filter} placeholder={messages.browse.filter}
                aria-controls={listId} value={filter} onChange={(event) => setFilter(event.target.value)}
            />
            {loading.status === 'failed' && <Notice kind="error">{describe(loading.failure)}</Notice>}
            <ul className="plain-list scroll-list" id={listId}>
                {channels.map((each) => (
                    <Row key={each.id} channel={each} joined={mine[each.id] !== undefined} onOpen={() => open(each)}/>
                ))}
            </ul>
            {loading.status === 'ready' && channels.length === 0 && <p className="quiet">{messages.browse.empty}</p>}
        </Modal>
    );
}
