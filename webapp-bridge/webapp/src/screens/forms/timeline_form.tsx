import React, {useState} from 'react';

import {useChannelIncident} from '../../hooks/use_current';
import {useIncidentActions} from '../../hooks/use_incident_actions';
import {useMuster, useSend, useText} from '../../hooks/use_muster';
import {useOngoing} from '../../hooks/use_ongoing';
import {usePost} from '../../hooks/use_post';
import {Field} from '../../parts/field';
import {FormDialog} from '../../parts/form_dialog';
import {Notice} from '../../parts/notice';
import {failureText} from '../../text/failures';

const longest = 256;

type Props = {readonly postId: string; readonly incidentId: string};

/** Puts a message, or what happened elsewhere, on the timeline of an incident. */
export function TimelineForm({postId, incidentId}: Props): React.ReactElement {
    const text = useText();
    const send = useSend();
    const ongoing = useOngoing();
    const here = useChannelIncident();
    const post = usePost(postId);
    const failure = useMuster((state) => state.views.failure);
    const choices = ongoing.status === 'ready' ? ongoing.incidents : [];
    const [chosen, setChosen] = useState(incidentId);
    const id = chosen !== '' ? chosen : here?.id ?? choices[0]?.id ?? '';
    const actions = useIncidentActions(id);
    const [summary, setSummary] = useState(() => (post?.message ?? '').replace(/\s+/g, ' ').trim().slice(0, longest));
    const [when, setWhen] = useState('');
    const [isTried, setTried] = useState(false);
    const [isSending, setSending] = useState(false);
    const at = when === '' ? 0 : new Date(when).getTime();
    const isFuture = at > Date.now();
    const isWritten = summary.trim() !== '';
    const close = (): void => send({type: 'muster/form/closed'});

    const submit = async (): Promise<void> => {
        setTried(true);
        if (!isWritten || isFuture || isSending || id === '') {
            return;
        }
        setSending(true);
        const answer = await actions.note({
            summary: summary.trim(),
            ...(postId === '' ? {} : {post_id: postId}),
            ...(at === 0 ? {} : {event_at: at}),
        });
        setSending(false);
        if (answer.ok || answer.failure.kind === 'unchanged') {
            close();
        }
    };
    return (
        <FormDialog
            title={text.timeline.addTitle}
            cancel={text.cancel}
            submit={text.timeline.add}
            isDisabled={isSending || id === ''}
            failure={isTried && !isSending && failure ? failureText(failure, text) : ''}
            onSubmit={() => void submit()}
            onClose={close}
        >
            {incidentId === '' && id !== '' && (
                <Field id='muster-note-incident' label={text.timeline.incident}>
                    <select value={id} onChange={(event) => setChosen(event.target.value)}>
                        {here && !choices.some((each) => each.id === here.id) && <option value={here.id}>{here.name}</option>}
                        {choices.map((each) => <option key={each.id} value={each.id}>{each.name}</option>)}
                    </select>
                </Field>
            )}
            {id === '' && <Notice kind='info'>{text.timeline.noIncident}</Notice>}
            <Field
                id='muster-note-summary' label={text.timeline.summary}
                {...(isTried && !isWritten ? {error: text.timeline.needsSummary} : {})}
            >
                <input value={summary} maxLength={longest} onChange={(event) => setSummary(event.target.value)} />
            </Field>
            {postId === ''
                ? (
                    <Field
                        id='muster-note-when' label={`${text.timeline.when} (${text.optional})`} help={text.timeline.whenHelp}
                        {...(isFuture ? {error: text.timeline.future} : {})}
                    >
                        <input type='datetime-local' value={when} onChange={(event) => setWhen(event.target.value)} />
                    </Field>
                )
                : <p className='muster-quiet muster-small'>{text.timeline.whenPost}</p>}
        </FormDialog>
    );
}
