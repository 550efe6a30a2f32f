import {Fragment} from 'react';

import {useAppList, useAppState} from '../../hooks/use_app';
import {useOlderPosts} from '../../hooks/use_older_posts';
import {useStickyScroll} from '../../hooks/use_sticky_scroll';
import {Icon} from '../../parts/icon';
import {channelPosts, channelTitle} from '../../store/selectors';
import {messages} from '../../text/messages';
import {dayName, sameDay} from '../../text/times';
import type {Channel} from '../../wire/channel';
import {isEphemeral, isSystem, type Post} from '../../wire/post';
import {PostItem} from './post_item';

const sameTalkMs = 5 * 60 * 1000;

/** Whether a message goes under the name that already stands above it. */
function continues(post: Post, before: Post | undefined): boolean {
    return before !== undefined
        && before.user_id === post.user_id
        && post.create_at - before.create_at < sameTalkMs
        && sameDay(post.create_at, before.create_at)
        && post.root_id === ''
        && !isSystem(post) && !isSystem(before)
        && !isEphemeral(post) && !isEphemeral(before)
        && before.props.override_username === post.props.override_username
        && before.props.from_webhook === post.props.from_webhook;
}

function isFirstNew(post: Post, before: Post | undefined, readUpTo: number, me: string): boolean {
    return readUpTo > 0 && post.create_at > readUpTo && post.user_id !== me
        && before !== undefined && before.create_at <= readUpTo;
}

type OlderProps = {
    readonly channel: Channel;
    readonly complete: boolean;
    readonly loading: boolean;
    readonly onLoad: () => void;
};

function Beginning({channel, complete, loading, onLoad}: OlderProps): JSX.Element {
    const title = useAppState((state) => channelTitle(state, channel));
    if (complete) {
        return <p className="beginning">{messages.post.beginning(title)}</p>;
    }
    return (
        <button type="button" className="button load-older" disabled={loading} onClick={onLoad}>
            {loading ? messages.post.loadingOlder : messages.post.older}
        </button>
    );
}

export function PostList({channel}: {readonly channel: Channel}): JSX.Element {
    const posts = useAppList((state) => channelPosts(state, channel.id));
    const me = useAppState((state) => state.entities.users.currentUserId);
    const readUpTo = useAppState((state) => state.views.readUpTo[channel.id] ?? 0);
    const complete = useAppState((state) => state.entities.posts.postsInChannel[channel.id]?.complete);
    const older = useOlderPosts(channel.id);
    const scroll = useStickyScroll(posts[0]?.id ?? '', posts[posts.length - 1]?.id ?? '', () => {
        if (complete === false) {
            older.load();
        }
    });

    return (
        <div className="posts-frame">
            <div
                className="posts" role="log" aria-label={messages.post.list} tabIndex={0}
                ref={scroll.box} onScroll={scroll.onScroll}
            >
                <div className="posts-inner" ref={scroll.content}>
                    {complete === undefined
                        ? <p className="beginning">{messages.place.loading}</p>
                        : <Beginning channel={channel} complete={complete} loading={older.loading} onLoad={older.load}/>}
                    {posts.map((post, index) => {
                        const before = posts[index - 1];
                        return (
                            <Fragment key={post.id}>
                                {(!before || !sameDay(before.create_at, post.create_at)) && (
                                    <p className="day-line"><span>{dayName(post.create_at)}</span></p>
                                )}
                                {isFirstNew(post, before, readUpTo, me) && (
                                    <p className="new-line"><span>{messages.post.newMessages}</span></p>
                                )}
                                <PostItem post={post} compact={continues(post, before)}/>
                            </Fragment>
                        );
                    })}
                </div>
            </div>
            {!scroll.atEnd && (
                <button type="button" className="button jump" onClick={scroll.toEnd}>
                    <Icon name="down"/>{messages.post.jumpToNewest}
                </button>
            )}
        </div>
    );
}
