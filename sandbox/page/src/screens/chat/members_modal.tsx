import {useEffect} from 'react';

import {useAppList, useAppState, useAppStore} from '../../hooks/use_app';
import {loadChannelUsers} from '../../live/load';
import {Modal} from '../../parts/modal';
import {currentTeam} from '../../store/selectors';
import {messages} from '../../text/messages';
import {PersonLink} from './person_link';

type Props = {readonly channelId: string; readonly onClose: () => void};

export function MembersModal({channelId, onClose}: Props): JSX.Element {
    const store = useAppStore();
    const team = useAppState(currentTeam);
    const users = useAppList((state) => {
        const {profiles, profilesInChannel} = state.entities.users;
        return (profilesInChannel[channelId] ?? []).flatMap((id) => profiles[id] ?? []);
    });

    useEffect(() => void loadChannelUsers(store, channelId), [store, channelId]);

    const sorted = [...users].sort((a, b) => a.username.localeCompare(b.username));
    return (
        <Modal title={messages.header.membersTitle} onClose={onClose}>
            <ul className="plain-list" aria-label={messages.header.membersTitle}>
                {sorted.map((user) => (
                    <li key={user.id}><PersonLink user={user} team={team?.name ?? ''} onFollow={onClose}/></li>
                ))}
            </ul>
        </Modal>
    );
}
