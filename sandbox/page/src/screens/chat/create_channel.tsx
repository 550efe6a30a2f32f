import {type FormEvent, useId, useState} from 'react';

import {createChannel} from '../../api/channels';
import {useAppState, useAppStore} from '../../hooks/use_app';
import {newMember} from '../../live/membership';
import {Modal} from '../../parts/modal';
import {Notice} from '../../parts/notice';
import {navigate} from '../../route/route';
import {currentTeam} from '../../store/selectors';
import {channelAddress} from '../../text/channel_name';
import {describe} from '../../text/failures';
import {messages} from '../../text/messages';

type Props = {readonly onClose: () => void; readonly onDone: () => void};

const kinds = [['O', messages.create.public], ['P', messages.create.private]] as const;

export function CreateChannel({onClose, onDone}: Props): JSX.Element {
    const store = useAppStore();
    const team = useAppState(currentTeam);
    const helpId = useId();
    const [displayName, setDisplayName] = useState('');
    const [type, setType] = useState<'O' | 'P'>('O');
    const [error, setError] = useState('');
    const [working, setWorking] = useState(false);
    const name = channelAddress(displayName);

    async function onSubmit(event: FormEvent): Promise<void> {
        event.preventDefault();
        if (!team || name.length < 2) {
            setError(messages.create.tooShort);
            return;
        }
        setWorking(true);
        const channel = await createChannel({team_id: team.id, name, display_name: displayName.trim(), type});
        setWorking(false);
        if (!channel.ok) {
            setError(describe(channel.failure));
            return;
        }
        store.dispatch({type: 'channel/received', channel: channel.value});
        const me = store.getState().entities.users.currentUserId;
        store.dispatch({type: 'channel/joined', member: newMember(channel.value, me)});
        onDone();
        navigate(`/${team.name}/channels/${channel.value.name}`);
    }

    return (
        <Modal title={messages.create.title} onClose={onClose}>
            <form onSubmit={(event) => void onSubmit(event)}>
                <label className="field">
                    <span>{messages.create.name}</span>
                    <input
                        className="input" value={displayName} maxLength={64} aria-describedby={helpId}
                        onChange={(event) => setDisplayName(event.target.value)}
                    />
                </label>
                <p className="quiet small" id={helpId}>{name === '' ? messages.create.nameHelp : messages.create.address(name)}</p>
                <fieldset className="field">
                    <legend>{messages.create.kind}</legend>
                    {kinds.map(([value, label]) => (
                        <label className="choice" key={value}>
                            <input type="radio" name="type" value={value} checked={type === value} onChange={() => setType(value)}/>
                            {label}
                        </label>
                    ))}
                </fieldset>
                {error !== '' && <Notice kind="error">{error}</Notice>}
                <footer className="modal-footer">
                    <button type="button" className="button" onClick={onClose}>{messages.dialog.cancel}</button>
                    <button type="submit" className="button primary" disabled={working}>{messages.create.submit}</button>
                </footer>
            </form>
        </Modal>
    );
}
