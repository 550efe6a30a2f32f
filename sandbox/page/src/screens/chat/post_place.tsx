import {useEffect} from 'react';

import {getChannel} from '../../api/channels';
import {getPost} from '../../api/posts';
import type {Result} from '../../api/result';
import {useLoading} from '../../hooks/use_loading';
import {navigate} from '../../route/route';
import {messages} from '../../text/messages';
import {PlaceNotice} from '../place_notice';

async function channelOf(postId: string): Promise<Result<string>> {
    const post = await getPost(postId);
    if (!post.ok) {
        return post;
    }
    const channel = await getChannel(post.value.channel_id);
    return channel.ok ? {ok: true, value: channel.value.name} : channel;
}

/** A link to a message leads to its channel. */
export function PostPlace({team, id}: {readonly team: string; readonly id: string}): JSX.Element {
    const {loading} = useLoading(id, () => channelOf(id));
    const name = loading.status === 'ready' ? loading.value : undefined;

    useEffect(() => {
        if (name !== undefined) {
            navigate(`/${team}/channels/${name}`, 'replace');
        }
    }, [team, name]);

    return <PlaceNotice text={loading.status === 'failed' ? messages.place.notFound : messages.place.loading}/>;
}
