import {memo, useState} from 'react';

import {useAppState, useAppStore} from '../../hooks/use_app';
import {usePostAuthor} from '../../hooks/use_post_author';
import {deletePost} from '../../api/posts';
import {Avatar} from '../../parts/avatar';
import {Markdown} from '../../parts/markdown';
import {Notice} from '../../parts/notice';
import {describe} from '../../text/failures';
import {messages} from '../../text/messages';
import {clockTime, fullTime} from '../../text/times';
import {isEphemeral, isSystem, type Post} from '../../wire/post';
import {AttachmentView} from './attachment_view';
import {PostEditor} from './post_editor';
import {PostTools} from './post_tools';
import {RepliedTo} from './replied_to';

type Props = {readonly post: Post; readonly compact: boolean};

function classOf(post: Post, compact: boolean): string {
    const classes = ['post'];
    if (compact) {
        classes.push('post-compact');
    }
    if (isSystem(post)) {
        classes.push('post-system');
    }
    if (isEphemeral(post)) {
        classes.push('post-ephemeral');
    }
    return classes.join(' ');
}

function Time({at}: {readonly at: number}): JSX.Element {
    return <time dateTime={new Date(at).toISOString()} title={fullTime(at)}>{clockTime(at)}</time>;
}

function PostHeader({post, compact}: Props): JSX.Element {
    const author = usePostAuthor(post);
    return (
        <header className={compact ? 'post-header visually-hidden' : 'post-header'}>
            <span className="post-author">{author.name}</span>
            {author.isBot && <span className="badge">{messages.post.bot}</span>}
            <Time at={post.create_at}/>
            {isEphemeral(post) && <span className="only-you">{messages.post.onlyYou}</span>}
        </header>
    );
}

function PostBody({post}: {readonly post: Post}): JSX.Element {
    return (
        <div className="post-body">
            {post.message !== '' && <Markdown text={post.message}/>}
            {post.edit_at > 0 && <span className="edited">{messages.post.edited}</span>}
            {post.props.attachments.map((each, index) => (
                <AttachmentView key={index} attachment={each} post={post}/>
            ))}
        </div>
    );
}

function PostItemView({post, compact}: Props): JSX.Element {
    const store = useAppStore();
    const author = usePostAuthor(post);
    const mine = useAppState((state) => state.entities.users.currentUserId === post.user_id);
    const [editing, setEditing] = useState(false);
    const [error, setError] = useState('');

    async function remove(): Promise<void> {
        if (!window.confirm(messages.post.confirmDelete)) {
            return;
        }
        const removed = await deletePost(post.id);
        if (removed.ok) {
            store.dispatch({type: 'post/deleted', post});
        } else {
            setError(describe(removed.failure));
        }
    }

    return (
        <article className={classOf(post, compact)} data-testid="post" data-post-id={post.id} aria-label={author.name}>
            <div className="post-side">
                {compact ? <Time at={post.create_at}/> : <Avatar name={author.name} image={author.image}/>}
            </div>
            <div className="post-main">
                <PostHeader post={post} compact={compact}/>
                {post.root_id !== '' && <RepliedTo rootId={post.root_id}/>}
                {editing ? <PostEditor post={post} onDone={() => setEditing(false)}/> : <PostBody post={post}/>}
                {error !== '' && <Notice kind="error">{error}</Notice>}
            </div>
            {!isSystem(post) && !editing && (
                <PostTools post={post} mine={mine} onEdit={() => setEditing(true)} onDelete={() => void remove()}/>
            )}
        </article>
    );
}

export const PostItem = memo(PostItemView);
