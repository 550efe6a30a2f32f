import {useRef, useState} from 'react';

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
    readonly send: () => void;
    readonly cancelReply: () => void;
};

/** What is being written in a channel, and how it leaves: as a message, or, after a slash, as a command. */
export function useComposer(channel: Channel): Composer {
    const store = useAppStore();
    const text = useAppState((state) => state.views.drafts[channel.id] ?? '');
    const replyTo = useAppState((state) => state.views.replies[channel.id] ?? '');
    const [error, setError] = useState('');
    const [underway, setUnderway] = useState(0);
    const last = useRef(Promise.resolve());

    function type(next: string): void {
        setError('');
        store.dispatch({type: 'draft/typed', channel_id: channel.id, text: next});
    }

    function cancelReply(): void {
        store.dispatch({type: 'reply/chosen', channel_id: channel.id, post_id: ''});
    }

    async function runCommand(line: string, rootId: string): Promise<string> {
        const state = store.getState();
        store.dispatch({type: 'RECEIVED_DIALOG_ARGUMENTS', data: {channel_id: channel.id}});
        const answer = await executeCommand(line.trim(), {
            team_id: state.entities.teams.currentTeamId, channel_id: channel.id, root_id: rootId,
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

    async function sendMessage(message: string, rootId: string): Promise<string> {
        const me = store.getState().entities.users.currentUserId;
        const post = await createPost({
            channel_id: channel.id, root_id: rootId, message, pending_post_id: `${me}:${Date.now()}`,
        });
        if (!post.ok) {
            return describe(post.failure);
        }
        receivePost(store, post.value);
        return '';
    }

    async function deliver(line: string, rootId: string): Promise<void> {
        const refused = await (line.startsWith('/') ? runCommand(line, rootId) : sendMessage(line, rootId));
        setUnderway((before) => before - 1);
        if (refused === '') {
            return;
        }
        // It comes back into the box, in front of what was typed meanwhile.
        const now = store.getState().views.drafts[channel.id] ?? '';
        store.dispatch({type: 'draft/typed', channel_id: channel.id, text: now === '' ? line : `${line}\n${now}`});
        store.dispatch({type: 'reply/chosen', channel_id: channel.id, post_id: rootId});
        setError(refused);
    }

    /** The box is free at once; what was sent leaves in the order in which it was typed. */
    function send(): void {
        if (text.trim() === '') {
            return;
        }
        setUnderway((before) => before + 1);
        type('');
        cancelReply();
        last.current = last.current.then(() => deliver(text, replyTo));
    }

    return {text, error, sending: underway > 0, replyTo, type, send, cancelReply};
}
