import type {Channel, ChannelMember} from '../wire/channel';
import type {DialogRequest} from '../wire/dialog';
import type {Post, PostList} from '../wire/post';
import type {Team} from '../wire/team';
import type {User, UserStatus} from '../wire/user';

/** A stretch of a channel's messages; `complete` says that it reaches back to the first one. */
export type PostsPage = {
    readonly type: 'newest_posts/received' | 'older_posts/received';
    readonly channel_id: string;
    readonly list: PostList;
    readonly complete: boolean;
};

/**
 * Everything that can happen to the page's state. The three in capitals are Mattermost's own: a plugin that runs a
 * command by itself dispatches them, so they keep their names and their `data` member.
 */
export type Action =
    | {readonly type: 'session/began'; readonly me: User}
    | {readonly type: 'session/missing'}
    | {readonly type: 'session/ended'}
    | {readonly type: 'connection/changed'; readonly connection: 'online' | 'offline'}
    | {readonly type: 'users/received'; readonly users: readonly User[]}
    | {readonly type: 'statuses/received'; readonly statuses: readonly UserStatus[]}
    | {readonly type: 'teams/received'; readonly teams: readonly Team[]; readonly user_id: string}
    | {readonly type: 'team/updated'; readonly team: Team}
    | {readonly type: 'team/left'; readonly team_id: string}
    | {readonly type: 'team/opened'; readonly team_id: string}
    | {
        readonly type: 'my_channels/received';
        readonly team_id: string;
        readonly channels: readonly Channel[];
        readonly members: readonly ChannelMember[];
    }
    | {readonly type: 'channel/received'; readonly channel: Channel}
    | {readonly type: 'channels/received'; readonly channels: readonly Channel[]}
    | {readonly type: 'channel/joined'; readonly member: ChannelMember}
    | {readonly type: 'channel/left'; readonly channel_id: string}
    | {readonly type: 'channel/archived'; readonly channel_id: string; readonly delete_at: number}
    | {readonly type: 'channel/opened'; readonly channel_id: string; readonly read_up_to: number}
    | {readonly type: 'channel/read'; readonly channel_id: string}
    | {readonly type: 'channel_stats/received'; readonly channel_id: string; readonly member_count: number}
    | {readonly type: 'channel_users/received'; readonly channel_id: string; readonly users: readonly User[]}
    | {readonly type: 'channel_user/joined' | 'channel_user/left'; readonly channel_id: string; readonly user_id: string}
    | PostsPage
    | {
        readonly type: 'post/received';
        readonly post: Post;
        readonly is_new: boolean;
        readonly mine: boolean;
        readonly mentions_me: boolean;
    }
    | {readonly type: 'post/looked_up' | 'post/edited' | 'post/deleted'; readonly post: Post}
    | {readonly type: 'other_posts/forgotten'; readonly except_channel_id: string}
    | {readonly type: 'draft/typed'; readonly channel_id: string; readonly text: string}
    | {readonly type: 'reply/chosen'; readonly channel_id: string; readonly post_id: string}
    | {readonly type: 'typing/noticed'; readonly channel_id: string; readonly user_id: string; readonly until: number}
    | {readonly type: 'typing/ended'; readonly channel_id: string; readonly user_id: string}
    | {readonly type: 'panel/shown'; readonly id: string}
    | {readonly type: 'panel/toggled'; readonly id: string}
    | {readonly type: 'panel/hidden'}
    | {readonly type: 'plugin/added'}
    | {readonly type: 'dialog/closed'}
    | {readonly type: 'RECEIVED_DIALOG_TRIGGER_ID'; readonly data: string}
    | {readonly type: 'RECEIVED_DIALOG_ARGUMENTS'; readonly data: {readonly channel_id: string}}
    | {readonly type: 'RECEIVED_DIALOG'; readonly data: DialogRequest};
