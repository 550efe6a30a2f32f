import {useState} from 'react';

import {submitDialog} from '../api/dialogs';
import type {OpenDialog} from '../store/integrations';
import {describe} from '../text/failures';
import type {DialogValue} from '../wire/dialog';
import {check, type Errors, startValues, submissionOf, type Values} from '../text/dialog_form';
import {useAppState, useAppStore} from './use_app';

export type DialogForm = {
    readonly values: Values;
    readonly errors: Errors;
    readonly error: string;
    readonly sending: boolean;
    /** Counts the submissions, those that the page itself refused included. */
    readonly attempt: number;
    readonly set: (name: string, value: string | boolean) => void;
    readonly submit: () => Promise<void>;
    readonly cancel: () => void;
};

export function useDialog(request: OpenDialog): DialogForm {
    const store = useAppStore();
    const teamId = useAppState((state) => state.entities.teams.currentTeamId);
    const userId = useAppState((state) => state.entities.users.currentUserId);
    const {dialog, url, channel_id: channelId} = request;
    const [values, setValues] = useState<Values>(() => startValues(dialog.elements));
    const [errors, setErrors] = useState<Errors>({});
    const [error, setError] = useState('');
    const [sending, setSending] = useState(false);
    const [attempt, setAttempt] = useState(0);

    function post(submission: Readonly<Record<string, DialogValue>>, cancelled: boolean): ReturnType<typeof submitDialog> {
        return submitDialog({
            url, callback_id: dialog.callback_id, state: dialog.state, channel_id: channelId, team_id: teamId,
            user_id: userId, submission, cancelled,
        });
    }

    function close(): void {
        store.dispatch({type: 'dialog/closed'});
    }

    function set(name: string, value: string | boolean): void {
        setValues((before) => ({...before, [name]: value}));
        setErrors(({[name]: _mended, ...others}) => others);
    }

    async function submit(): Promise<void> {
        if (sending) {
            return;
        }
        const wrong = check(dialog.elements, values);
        setErrors(wrong);
        setAttempt((before) => before + 1);
        setError('');
        if (Object.keys(wrong).length > 0) {
            return;
        }
        setSending(true);
        const answer = await post(submissionOf(dialog.elements, values), false);
        setSending(false);
        if (!answer.ok) {
            setError(describe(answer.failure));
            return;
        }
        const known = Object.entries(answer.value.errors).filter(([name]) => dialog.elements.some((each) => each.name === name));
        setErrors(Object.fromEntries(known));
        setError(answer.value.error);
        if (answer.value.error === '' && known.length === 0) {
            close();
        }
    }

    function cancel(): void {
        if (dialog.notify_on_cancel) {
            void post({}, true);
        }
        close();
    }

    return {values, errors, error, sending, attempt, set, submit, cancel};
}
