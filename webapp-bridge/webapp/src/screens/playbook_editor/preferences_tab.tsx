import React from 'react';

import {Field} from '../../parts/field';
import {useBackstage} from '../backstage/place';
import {ChannelsField} from './channels_field';
import type {DraftState} from './use_draft';

const usualReminders: readonly number[] = [0, 900, 1800, 3600, 14400, 86400];

/** How status updates are told, and when they are asked for. */
export function PreferencesTab({state}: {readonly state: DraftState}): React.ReactElement {
    const {text} = useBackstage();
    const words = text.editor;
    const {draft, edit} = state;
    const reminder = draft.reminder_timer_default_seconds;
    const reminders = usualReminders.includes(reminder) ? usualReminders : [...usualReminders, reminder];
    return (
        <>
            <section className='muster-block'>
                <h2>{words.broadcast}</h2>
                <p className='muster-help'>{words.broadcastHelp}</p>
                <ChannelsField
                    id='muster-broadcast'
                    label={words.findChannel}
                    ids={draft.broadcast_channel_ids}
                    onChange={(ids) => edit({broadcast_channel_ids: ids})}
                />
            </section>
            <section className='muster-block'>
                <Field id='muster-reminder' label={words.reminder}>
                    <select
                        className='muster-input muster-narrow'
                        value={reminder}
                        onChange={(event) => edit({reminder_timer_default_seconds: Number(event.target.value)})}
                    >
                        {reminders.map((each) => (
                            <option key={each} value={each}>{words.reminderChoice[each] ?? words.seconds(each)}</option>
                        ))}
                    </select>
                </Field>
                <Field id='muster-template' label={words.template} help={words.templateHelp}>
                    <textarea
                        className='muster-input'
                        rows={6}
                        maxLength={3000}
                        value={draft.reminder_message_template}
                        onChange={(event) => edit({reminder_message_template: event.target.value})}
                    />
                </Field>
            </section>
        </>
    );
}
