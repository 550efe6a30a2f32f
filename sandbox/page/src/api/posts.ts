import {decode, record, text, withDefault} from '../wire/decode';
import {type Post, post, type PostList, postList} from '../wire/post';
import {client} from './client';
import {attempt, type Result} from './result';

export const pageSize = 60;

export function getNewestPosts(channelId: string): Promise<Result<PostList>> {
    return attempt(async () => decode(postList, await client.getPosts(channelId, 0, pageSize)));
}

export function getPostsBefore(channelId: string, postId: string): Promise<Result<PostList>> {
    return attempt(async () => decode(postList, await client.getPostsBefore(channelId, postId, 0, pageSize)));
}

export function getPost(id: string): Promise<Result<Post>> {
    return attempt(async () => decode(post, await client.getPost(id)));
}

export type NewPost = {
    readonly channel_id: string;
    readonly root_id: string;
    readonly message: string;
    /** The server answers a repeated one with the first post instead of making a second. */
    readonly pending_post_id: string;
};

export function createPost(wanted: NewPost): Promise<Result<Post>> {
    return attempt(async () => decode(post, await client.createPost(wanted)));
}

export function editPost(id: string, message: string): Promise<Result<Post>> {
    return attempt(async () => decode(post, await client.patchPost({id, message})));
}

export function deletePost(id: string): Promise<Result<void>> {
    return attempt(async () => {
        await client.deletePost(id);
    });
}

const actionAnswer = record<{trigger_id: string}>({trigger_id: withDefault(text, '')});

/** Presses a button or chooses from a menu of a message; answers the trigger id that a dialog would name. */
export function doPostAction(
    postId: string, actionId: string, cookie: string, selectedOption: string,
): Promise<Result<{readonly trigger_id: string}>> {
    return attempt(async () =>
        decode(actionAnswer, await client.doPostActionWithCookie(postId, actionId, cookie, selectedOption)));
}
