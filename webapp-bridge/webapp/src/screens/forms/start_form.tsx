import React, {useState} from 'react';

import type {Failure} from '../../api/result';
import {useTeamId} from '../../hooks/use_current';
import {useMuster, useSend, useText} from '../../hooks/use_muster';
import {usePlaces} from '../../hooks/use_places';
import {usePlaybooks} from '../../hooks/use_playbooks';
import {useStart} from '../../hooks/use_start';
import {Field} from '../../parts/field';
import {FormDialog} from '../../parts/form_dialog';
import {Notice} from '../../parts/notice';
import {failureText} from '../../text/failures';

const unchosen = '?';

/** What the start form asks for; `post_id` is the message that it was started from. */
export function StartForm({postId}: {readonly postId: string}): React.ReactElement {
    const text = useText();
    const send = useSend();
    const places = usePlaces();
    const start = useStart();
    const teamId = useTeamId();
    const {state: read, reload} = usePlaybooks(teamId);
    const playbooks = read.status === 'ready' ? read.value.items : [];
    const limits = useMuster((state) => state.site.settings?.limits);
    const [name, setName] = useState('');
    const [playbookId, setPlaybookId] = useState<string | null>(null);
    const [description, setDescription] = useState('');
    const [isTried, setTried] = useState(false);
    const [isSending, setSending] = useState(false);
    const [failure, setFailure] = useState<Failure | null>(null);

    // With several to choose from nobody shall get the wrong one by not looking.
    const isOne = read.status === 'ready' && playbooks.length < 2;
    const chosen = playbookId ?? (isOne ? playbooks[0]?.id ?? '' : unchosen);
    const playbook = playbooks.find((each) => each.id === chosen);
    const help = {
        loading: text.start.readingPlaybooks,
        failed: '',
        ready: playbooks.length === 0
            ? text.start.noPlaybooks
            : playbook ? text.start.playbookStages(playbook.num_stages, playbook.num_steps) : '',
    }[read.status];
    const length = [...name.trim()].length;
    const [least, most] = [limits?.name_min ?? 2, limits?.name_max ?? 64];
    const isNamed = length >= least && length <= most;
    const close = (): void => send({type: 'muster/form/closed'});

    const submit = async (): Promise<void> => {
        setTried(true);
        if (!isNamed || chosen === unchosen || isSending) {
            return;
        }
        setSending(true);
        setFailure(null);
        const answer = await start({
            name: name.trim(), team_id: teamId, description, playbook_id: chosen, post_id: postId,
        });
        setSending(false);
        if (!answer.ok) {
            setFailure(answer.failure);
            return;
        }
        close();
        if (answer.value.channel_id !== '') {
            places.toChannel(answer.value.channel_id);
        }
    };
    return (
        <FormDialog
            title={text.start.title}
            cancel={text.cancel}
            submit={isSending ? text.start.sending : text.start.send}
            isDisabled={isSending}
            failure={failure ? failureText(failure, text) : ''}
            onSubmit={() => void submit()}
            onClose={close}
        >
            <Field
                id='muster-start-name' label={text.start.name} help={text.start.nameHelp}
                {...(isTried && !isNamed ? {error: text.start.nameLength(least, most)} : {})}
            >
                <input
                    value={name} autoComplete='off'
                    onChange={(event) => setName(event.target.value)}
                    onKeyDown={(event) => {
                        if (event.key === 'Enter') {
                            event.preventDefault();
                            void submit();
                        }
                    }}
                />
            </Field>
            {read.status === 'failed' && (
                <Notice
                    kind='error'
                    action={<button type='button' className='muster-link-button' onClick={reload}>{text.retry}</button>}
                >
                    {text.start.playbooksFailed(failureText(read.failure, text))}
                </Notice>
            )}
            <Field
                id='muster-start-playbook' label={text.start.playbook}
                {...(help === '' ? {} : {help})}
                {...(isTried && chosen === unchosen ? {error: text.start.needsPlaybook} : {})}
            >
                <select value={chosen} onChange={(event) => setPlaybookId(event.target.value)}>
                    {chosen === unchosen && <option value={unchosen}>{text.start.choosePlaybook}</option>}
                    {playbooks.map((each) => <option key={each.id} value={each.id}>{each.title}</option>)}
                    <option value=''>{text.start.noPlaybook}</option>
                </select>
            </Field>
            <Field id='muster-start-description' label={`${text.start.description} (${text.optional})`}>
                <textarea
                    value={description} maxLength={limits?.description_max}
                    onChange={(event) => setDescription(event.target.value)}
                />
            </Field>
            <p className='muster-quiet muster-small'>
                {postId === '' ? text.start.commander : `${text.start.fromPost} ${text.start.commander}`}
            </p>
        </FormDialog>
    );
}
