import React from 'react';

import {Field} from '../../parts/field';
import {Switch} from '../../parts/switch';
import {useBackstage} from '../backstage/place';
import {ChannelsField} from './channels_field';
import {isWebhook} from './draft';
import {KeywordsInput} from './keywords_input';
import {PeopleField} from './people_field';
import type {DraftState} from './use_draft';

type Props = {readonly state: DraftState};

type WebhookProps = {
    readonly id: string;
    readonly label: string;
    readonly url: string;
    readonly isOn: boolean;
    readonly onUrl: (url: string) => void;
    readonly onSwitch: (isOn: boolean) => void;
};

function Webhook({id, label, url, isOn, onUrl, onSwitch}: WebhookProps): React.ReactElement {
    const {text} = useBackstage();
    const words = text.editor;
    return (
        <>
            <Switch label={label} isOn={isOn} onChange={onSwitch} />
            {isOn && (
                <Field id={id} label={words.webhookUrl} {...(isWebhook(url) ? {} : {error: words.webhookWrong})}>
                    <input
                        type='url'
                        className='muster-input'
                        placeholder='https://'
                        maxLength={2048}
                        value={url}
                        onChange={(event) => onUrl(event.target.value)}
                    />
                </Field>
            )}
        </>
    );
}

function WhenStarted({state}: Props): React.ReactElement {
    const {text} = useBackstage();
    const words = text.editor;
    const {draft, edit} = state;
    return (
        <section className='muster-block'>
            <h2>{words.whenStarted}</h2>
            <Switch label={words.invite} isOn={draft.invite_users_enabled} onChange={(isOn) => edit({invite_users_enabled: isOn})} />
            {draft.invite_users_enabled && (
                <PeopleField
                    id='muster-invited'
                    label={words.findPerson}
                    ids={draft.invited_user_ids}
                    onChange={(ids) => edit({invited_user_ids: ids})}
                />
            )}
            <Switch
                label={words.setCommander}
                isOn={draft.default_commander_enabled}
                onChange={(isOn) => edit({default_commander_enabled: isOn})}
            />
            {draft.default_commander_enabled && (
                <>
                    <PeopleField
                        id='muster-commander'
                        label={words.findCommander}
                        isSingle={true}
                        ids={draft.default_commander_id === '' ? [] : [draft.default_commander_id]}
                        onChange={(ids) => edit({default_commander_id: ids[0] ?? ''})}
                    />
                    <p className='muster-help'>{words.commanderHelp}</p>
                </>
            )}
            <Switch
                label={words.announce}
                isOn={draft.announcement_channel_enabled}
                onChange={(isOn) => edit({announcement_channel_enabled: isOn})}
            />
            {draft.announcement_channel_enabled && (
                <ChannelsField
                    id='muster-announcement'
                    label={words.findAnnouncement}
                    isSingle={true}
                    ids={draft.announcement_channel_id === '' ? [] : [draft.announcement_channel_id]}
                    onChange={(ids) => edit({announcement_channel_id: ids[0] ?? ''})}
                />
            )}
            <Webhook
                id='muster-creation-webhook'
                label={words.callOnStart}
                url={draft.webhook_on_creation_url}
                isOn={draft.webhook_on_creation_enabled}
                onUrl={(url) => edit({webhook_on_creation_url: url})}
                onSwitch={(isOn) => edit({webhook_on_creation_enabled: isOn})}
            />
        </section>
    );
}

/** What happens by itself. Switching something off keeps what was written for it. */
export function AutomationTab({state}: Props): React.ReactElement {
    const {text} = useBackstage();
    const words = text.editor;
    const {draft, edit} = state;
    return (
        <>
            <section className='muster-block'>
                <h2>{words.whenMentioned}</h2>
                <Switch
                    label={words.offer}
                    isOn={draft.signal_any_keywords_enabled}
                    onChange={(isOn) => edit({signal_any_keywords_enabled: isOn})}
                />
                {draft.signal_any_keywords_enabled && (
                    <Field id='muster-keywords' label={words.keywords}>
                        <KeywordsInput keywords={draft.signal_any_keywords} onChange={(keywords) => edit({signal_any_keywords: keywords})} />
                    </Field>
                )}
            </section>
            <WhenStarted state={state} />
            <section className='muster-block'>
                <h2>{words.whenJoined}</h2>
                <Switch
                    label={words.welcome}
                    isOn={draft.message_on_join_enabled}
                    onChange={(isOn) => edit({message_on_join_enabled: isOn})}
                />
                {draft.message_on_join_enabled && (
                    <Field id='muster-welcome' label={words.welcomeText}>
                        <textarea
                            className='muster-input'
                            rows={4}
                            maxLength={4000}
                            value={draft.message_on_join}
                            onChange={(event) => edit({message_on_join: event.target.value})}
                        />
                    </Field>
                )}
            </section>
            <section className='muster-block'>
                <h2>{words.whenUpdated}</h2>
                <Webhook
                    id='muster-update-webhook'
                    label={words.callOnUpdate}
                    url={draft.webhook_on_status_update_url}
                    isOn={draft.webhook_on_status_update_enabled}
                    onUrl={(url) => edit({webhook_on_status_update_url: url})}
                    onSwitch={(isOn) => edit({webhook_on_status_update_enabled: isOn})}
                />
            </section>
        </>
    );
}
