import React, {useState} from 'react';

import {newId} from '../../hooks/new_id';
import {useIncidentActions} from '../../hooks/use_incident_actions';
import {useMuster, useText} from '../../hooks/use_muster';
import {Field} from '../../parts/field';
import {FormDialog} from '../../parts/form_dialog';
import {failureText} from '../../text/failures';
import {type Incident, type Status, statuses} from '../../wire/incident';
import type {StatusUpdate} from '../../wire/status_update';
import {reminderChoices, reminderText, usualReminder} from './reminders';

type Props = {
    readonly incident: Incident;
    readonly last: readonly StatusUpdate[];
    readonly onClose: () => void;
};

/** The message begins with what was said last; the first one with the playbook's template. */
function firstWords(incident: Incident, updates: readonly StatusUpdate[]): string {
    const said = updates.filter((each) => each.delete_at === 0);
    return said[said.length - 1]?.message ?? incident.reminder_message_template;
}

/** Says where the incident stands. */
export function UpdateForm({incident, last, onClose}: Props): React.ReactElement {
    const text = useText();
    const actions = useIncidentActions(incident.id);
    const failure = useMuster((state) => state.views.failure);
    const [id] = useState(newId);
    const [status, setStatus] = useState<Status>(
        incident.current_status === 'Reported' ? 'Active' : incident.current_status,
    );
    const [message, setMessage] = useState(() => firstWords(incident, last));
    const [reminder, setReminder] = useState(() => usualReminder(incident));
    const [isTried, setTried] = useState(false);
    const [isSending, setSending] = useState(false);
    const isWritten = message.trim() !== '';
    const endsIt = incident.is_active && (status === 'Resolved' || status === 'Archived');

    const submit = async (): Promise<void> => {
        setTried(true);
        if (!isWritten || isSending) {
            return;
        }
        setSending(true);
        const answer = await actions.update({id, status, message: message.trim(), reminder: endsIt ? 0 : reminder});
        setSending(false);
        if (answer.ok) {
            onClose();
        }
    };
    return (
        <FormDialog
            title={text.update.title}
            cancel={text.cancel}
            submit={text.update.send}
            isDisabled={isSending}
            failure={isTried && !isSending && failure ? failureText(failure, text) : ''}
            onSubmit={() => void submit()}
            onClose={onClose}
        >
            <Field
                id='muster-update-message' label={text.update.message}
                help={[text.update.messageHelp, ...(incident.broadcast_channel_ids.length > 0
                    ? [text.update.broadcast(incident.broadcast_channel_ids.length)]
                    : [])].join(' ')}
                {...(isTried && !isWritten ? {error: text.update.needsMessage} : {})}
            >
                <textarea value={message} maxLength={3000} onChange={(event) => setMessage(event.target.value)} />
            </Field>
            <Field
                id='muster-update-status' label={text.update.status}
                {...(endsIt ? {help: text.update.endsIncident} : {})}
            >
                <select
                    value={status}
                    onChange={(event) => setStatus(statuses.find((each) => each === event.target.value) ?? status)}
                >
                    {statuses.map((each) => <option key={each} value={each}>{text.status[each]}</option>)}
                </select>
            </Field>
            {!endsIt && (
                <Field id='muster-update-reminder' label={text.update.reminder}>
                    <select value={reminder} onChange={(event) => setReminder(Number(event.target.value))}>
                        {reminderChoices(usualReminder(incident)).map((each) => (
                            <option key={each} value={each}>{reminderText(each, text)}</option>
                        ))}
                    </select>
                </Field>
            )}
        </FormDialog>
    );
}
