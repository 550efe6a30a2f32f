import {useState} from 'react';

import {doPostAction} from '../api/posts';
import {describe} from '../text/failures';
import type {AttachmentAction} from '../wire/attachment';
import type {Post} from '../wire/post';
import {useAppStore} from './use_app';

/** Presses the buttons and menus of one message, one at a time. */
export function usePostAction(post: Post): {
    readonly busy: string;
    readonly error: string;
    readonly press: (action: AttachmentAction, selectedOption: string) => Promise<void>;
} {
    const store = useAppStore();
    const [busy, setBusy] = useState('');
    const [error, setError] = useState('');

    async function press(action: AttachmentAction, selectedOption: string): Promise<void> {
        if (busy !== '') {
            return;
        }
        setBusy(action.id);
        setError('');
        store.dispatch({type: 'RECEIVED_DIALOG_ARGUMENTS', data: {channel_id: post.channel_id}});
        const answer = await doPostAction(post.id, action.id, action.cookie, selectedOption);
        setBusy('');
        if (answer.ok) {
            store.dispatch({type: 'RECEIVED_DIALOG_TRIGGER_ID', data: answer.value.trigger_id});
        } else {
            setError(describe(answer.failure));
        }
    }

    return {busy, error, press};
}
