import {type Attachment, attachment} from './attachment';
import {count, flag, lenient, list, mapOf, record, text, withDefault} from './decode';

/** The members of a post's props that the page looks at; what else a plugin put there stays with the plugin. */
export type PostProps = {
    readonly attachments: readonly Attachment[];
    readonly from_bot: boolean;
    readonly from_webhook: boolean;
    readonly override_username: string;
    readonly override_icon_url: string;
};

export type Post = {
    readonly id: string;
    readonly create_at: number;
    readonly update_at: number;
    readonly edit_at: number;
    readonly delete_at: number;
    readonly user_id: string;
    readonly channel_id: string;
    readonly root_id: string;
    readonly message: string;
    readonly type: string;
    readonly props: PostProps;
    readonly pending_post_id: string;
};

const postProps = record<PostProps>({
    attachments: lenient(list(attachment), []),
    from_bot: lenient(flag, false),
    from_webhook: lenient(flag, false),
    override_username: lenient(text, ''),
    override_icon_url: lenient(text, ''),
});

const noProps: PostProps = postProps({}, '$.props');

export const post = record<Post>({
    id: text,
    create_at: count,
    update_at: withDefault(count, 0),
    edit_at: withDefault(count, 0),
    delete_at: withDefault(count, 0),
    user_id: text,
    channel_id: text,
    root_id: withDefault(text, ''),
    message: withDefault(text, ''),
    type: withDefault(text, ''),
    props: withDefault(postProps, noProps),
    pending_post_id: withDefault(text, ''),
});

export type PostList = {
    /** Newest first. */
    readonly order: readonly string[];
    readonly posts: Readonly<Record<string, Post>>;
};

export const postList = record<PostList>({order: list(text), posts: mapOf(post)});

export function isEphemeral(each: Post): boolean {
    return each.type === 'system_ephemeral';
}

/** Said by the server about the channel, not by a person. */
export function isSystem(each: Post): boolean {
    return each.type.startsWith('system_') && !isEphemeral(each);
}
