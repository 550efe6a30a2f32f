import {useState} from 'react';

import {getUsersInTeam} from '../../api/users';
import {useAppState} from '../../hooks/use_app';
import {useLoading} from '../../hooks/use_loading';
import {Modal} from '../../parts/modal';
import {Notice} from '../../parts/notice';
import {currentTeam} from '../../store/selectors';
import {describe} from '../../text/failures';
import {messages} from '../../text/messages';
import {PersonLink} from './person_link';

type Props = {readonly onClose: () => void; readonly onDone: () => void};

export function PeoplePicker({onClose, onDone}: Props): JSX.Element {
    const team = useAppState(currentTeam);
    const [filter, setFilter] = useState('');
    const {loading} = useLoading(team?.id ?? '', () => getUsersInTeam(team?.id ?? ''));
    const wanted = filter.trim().toLowerCase();
    const users = loading.status === 'ready'
        ? loading.value
            .filter((each) => `${each.username} ${each.first_name} ${each.last_name}`.toLowerCase().includes(wanted))
            .sort((a, b) => a.username.localeCompare(b.username))
        : [];

    return (
        <Modal title={messages.people.title} onClose={onClose}>
            <input
                className="input" type="search" aria-label={messages.people.filter} placeholder={messages.people.filter}
                value={filter} onChange={(event) => setFilter(event.target.value)}
            />
            {loading.status === 'failed' && <Notice kind="error">{describe(loading.failure)}</Notice>}
            <ul className="plain-list scroll-list">
                {users.map((user) => <li key={user.id}><PersonLink user={user} team={team?.name ?? ''} onFollow={onDone}/></li>)}
            </ul>
            {loading.status === 'ready' && users.length === 0 && <p className="quiet">{messages.people.empty}</p>}
        </Modal>
    );
}
