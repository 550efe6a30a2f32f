import {type FormEvent, type KeyboardEvent, useEffect, useId, useRef} from 'react';

import {useAppList, useAppState, useSession} from '../../hooks/use_app';
import {useCaret} from '../../hooks/use_caret';
import {useComposer} from '../../hooks/use_composer';
import {useSuggestionPicker} from '../../hooks/use_suggestion_picker';
import {postAuthor} from '../../hooks/use_post_author';
import {Icon} from '../../parts/icon';
import {Notice} from '../../parts/notice';
import {SuggestionList} from '../../parts/suggestion_list';
import {channelTitle} from '../../store/selectors';
import {messages} from '../../text/messages';
import type {Channel} from '../../wire/channel';

const typingPauseMs = 4000;
const tallestRows = 8;

function ReplyBar({postId, onCancel}: {readonly postId: string; readonly onCancel: () => void}): JSX.Element | null {
    const name = useAppState((state) => {
        const post = state.entities.posts.posts[postId];
        return post ? postAuthor(state, post).name : '';
    });
    return (
        <p className="reply-bar">
            <Icon name="reply"/>
            <span>{messages.composer.replyingTo(name)}</span>
            <button type="button" className="icon-button" aria-label={messages.composer.cancelReply} onClick={onCancel}>
                <Icon name="close"/>
            </button>
        </p>
    );
}

function TypingLine({channelId, sending}: {readonly channelId: string; readonly sending: boolean}): JSX.Element {
    const names = useAppList((state) => (state.views.typing[channelId] ?? [])
        .flatMap((each) => state.entities.users.profiles[each.user_id]?.username ?? []));
    return (
        <p className="typing-line" aria-live="polite">
            {sending ? <span className="sending">{messages.composer.sending}</span> : messages.composer.typing(names)}
        </p>
    );
}

/** Tells the others that I am writing, now and then. */
function useTellTyping(channelId: string): (isFirst: boolean) => void {
    const session = useSession();
    const last = useRef(0);
    return (isFirst) => {
        if (isFirst || Date.now() - last.current > typingPauseMs) {
            last.current = Date.now();
            session.tellTyping(channelId);
        }
    };
}

export function ComposerBox({channel}: {readonly channel: Channel}): JSX.Element {
    const title = useAppState((state) => channelTitle(state, channel));
    const composer = useComposer(channel);
    const tellTyping = useTellTyping(channel.id);
    const box = useRef<HTMLTextAreaElement>(null);
    const caret = useCaret(box, composer.text);
    const listId = useId();
    const errorId = useId();
    const picker = useSuggestionPicker({
        text: composer.text, caret: caret.at, channelId: channel.id, rootId: composer.replyTo,
        onComplete: (text, at) => {
            composer.type(text);
            caret.placeAt(at);
            box.current?.focus();
        },
    });

    useEffect(() => {
        if (!document.querySelector('[role="dialog"]')) {
            box.current?.focus();
        }
    }, [composer.replyTo]);

    function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
        if (event.nativeEvent.isComposing || picker.onKeyDown(event)) {
            return;
        }
        if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
            event.preventDefault();
            composer.send();
        } else if (event.key === 'Escape' && composer.replyTo !== '') {
            composer.cancelReply();
        }
    }

    function onSubmit(event: FormEvent): void {
        event.preventDefault();
        composer.send();
        box.current?.focus();
    }

    const open = picker.suggestions.length > 0;
    const rows = Math.min(composer.text.split('\n').length, tallestRows);
    return (
        <form className="composer" onSubmit={onSubmit}>
            {open && (
                <SuggestionList
                    id={listId} label={messages.composer.suggestions} suggestions={picker.suggestions}
                    active={picker.active} onChoose={picker.choose}
                />
            )}
            {composer.replyTo !== '' && <ReplyBar postId={composer.replyTo} onCancel={composer.cancelReply}/>}
            <div className="composer-box">
                <textarea
                    id="post_textbox" ref={box} rows={rows} value={composer.text} placeholder={messages.composer.label(title)}
                    aria-label={messages.composer.label(title)}
                    aria-autocomplete="list" aria-controls={open ? listId : undefined}
                    aria-activedescendant={open ? `${listId}-${picker.active}` : undefined}
                    aria-describedby={composer.error === '' ? undefined : errorId}
                    aria-invalid={composer.error !== ''}
                    onChange={(event) => {
                        composer.type(event.target.value);
                        caret.moved(event.target.selectionStart);
                        tellTyping(composer.text === '');
                    }}
                    onSelect={(event) => caret.moved(event.currentTarget.selectionStart)}
                    onKeyDown={onKeyDown}
                />
                <button type="submit" className="button primary" disabled={composer.text.trim() === ''}>
                    {messages.composer.send}
                </button>
            </div>
            <div id={errorId}>{composer.error !== '' && <Notice kind="error">{composer.error}</Notice>}</div>
            <TypingLine channelId={channel.id} sending={composer.sending}/>
        </form>
    );
}
