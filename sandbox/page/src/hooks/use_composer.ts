import {useState} from 'react';

import {executeCommand} from '../api/commands';
import {createPost} from '../api/posts';
import {receivePost} from '../live/events';
import {follow} from '../route/route';
import {describe} from '../text/failures';
import type {Channel} from '../wire/channel';
import {useAppState, useAppStore} from './use_app';

export type Composer = {
    readonly text: string;
    readonly error: string;
    readonly sending: boolean;
    readonly replyTo: string;
    readonly type: (text: string) => void;
    readonly send: () => Promise<void>;
    readonly cancelReply: () => void;
};

/** What is being written in a channel, and how it leaves: as a message, or, after a slash, as a command. */
export function useComposer(channel: Channel): Composer {
    const store = useAppStore();
    const text = useAppState((state) => state.views.drafts[channel.id] ?? '');
    const replyTo = useAppState((state) => state.views.replies[channel.id] ?? '');
    const [error, setError] = useState('');
    const [sending, setSending] = useState(false);

    function type(next: string): void {
        setError('');
        store.dispatch({type: 'draft/typed', channel_id: channel.id, text: next});
    }

    function cancelReply(): void {
        store.dispatch({type: 'reply/chosen', channel_id: channel.id, post_id: ''});
    }

    async function runCommand(): Promise<string> {
        const state = store.getState();
        store.dispatch({type: 'RECEIVED_DIALOG_ARGUMENTS', data: {channel_id: channel.id}});
        const answer = await executeCommand(text.trim(), {
            team_id: state.entities.teams.currentTeamId, channel_id: channel.id, root_id: replyTo,
        });
        if (!answer.ok) {
            return describe(answer.failure);
        }
        store.dispatch({type: 'RECEIVED_DIALOG_TRIGGER_ID', data: answer.value.trigger_id});
        if (answer.value.goto_location !== '') {
            follow(answer.value.goto_location);
        }
        return '';
    }

    async function sendMessage(): Promise<string> {
        const me = store.getState().entities.users.currentUserId;
        const post = await createPost({
            channel_id: channel.id, root_id: replyTo, message: text, pending_post_id: `${me}:${Date.now()}`,
        });
        if (!post.ok) {
            return describe(post.failure);
        }
        receivePost(store, post.value);
        return '';
    }

    async function send(): Promise<void> {
        if (sending || text.trim() === '') {
            return;
        }
        setSending(true);
        setError('');
        const refused = await (text.startsWith('/') ? runCommand() : sendMessage());
        setSending(false);
        if (refused !== '') {
            setError(refused);
            return;
        }
        // What was typed on while the answer was on its way stays.
        if (store.getState().views.drafts[channel.id] === text) {
            store.dispatch({type: 'draft/typed', channel_id: channel.id, text: ''});
        }
        cancelReply();
    }

    return {text, error, sending, replyTo, type, send, cancelReply};
}
