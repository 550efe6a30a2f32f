import {type KeyboardEvent, useEffect, useRef, useState} from 'react';

import {editPost} from '../../api/posts';
import {useAppStore} from '../../hooks/use_app';
import {Notice} from '../../parts/notice';
import {describe} from '../../text/failures';
import {messages} from '../../text/messages';
import type {Post} from '../../wire/post';

type Props = {readonly post: Post; readonly onDone: () => void};

export function PostEditor({post, onDone}: Props): JSX.Element {
    const store = useAppStore();
    const [text, setText] = useState(post.message);
    const [error, setError] = useState('');
    const box = useRef<HTMLTextAreaElement>(null);

    useEffect(() => {
        box.current?.focus();
        box.current?.setSelectionRange(post.message.length, post.message.length);
    }, [post.message.length]);

    async function save(): Promise<void> {
        if (text.trim() === '' || text === post.message) {
            onDone();
            return;
        }
        const edited = await editPost(post.id, text);
        if (edited.ok) {
            store.dispatch({type: 'post/edited', post: edited.value});
            onDone();
        } else {
            setError(describe(edited.failure));
        }
    }

    function onKeyDown(event: KeyboardEvent): void {
        if (event.key === 'Escape') {
            onDone();
        } else if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
            event.preventDefault();
            void save();
        }
    }

    return (
        <div className="post-editor">
            <textarea
                ref={box} className="input" aria-label={messages.post.editLabel} value={text} rows={2}
                onChange={(event) => setText(event.target.value)} onKeyDown={onKeyDown}
            />
            {error !== '' && <Notice kind="error">{error}</Notice>}
            <div className="button-row">
                <button type="button" className="button primary" onClick={() => void save()}>{messages.post.save}</button>
                <button type="button" className="button" onClick={onDone}>{messages.post.cancel}</button>
            </div>
        </div>
    );
}
