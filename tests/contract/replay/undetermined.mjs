// What a correct server may answer differently from the recording: orders and values that depend on the machine or the moment.

/** Everywhere. */
const ALWAYS = {
    loose: ['body.last_activity_at', 'body[*].last_activity_at', 'some members[*].last_activity_at'],
    unordered: [
        'callback form.user_mentions',
        'callback form.user_mentions_ids',
        'callback form.channel_mentions',
        'callback form.channel_mentions_ids',
    ],
    subset: ['some members'],
};

/** Settings that say more about the recording machine than about the server. */
const SETTINGS = {
    loose: [
        'body.AsymmetricSigningPublicKey',
        'body.DiagnosticId',
        'body.TelemetryId',
        'body.EnableFile',
        'body.GfycatApiKey',
        'body.GfycatApiSecret',
        'body.IsDefaultMarketplace',
        'body.SendEmailNotifications',
    ],
};

const SCENE = {
    unordered: ['*event group_added.data.teammate_ids(json)'], // read from a set
    loose: ['*event post_deleted.data.post(json).reply_count'], // 5.37 says 0
};

/** @type {Record<string, {loose?: string[], unordered?: string[], subset?: string[], extra?: string[], etag?: boolean}>} by the title of the record */
const BY_RECORD = {
    'system: client_config_old_format_no_session': SETTINGS,
    'system: client_config_old_format_with_session': SETTINGS,
    // A list without an Etag is sent whole every time, which is right, too.
    'users: users_in_team': {etag: false},
    'channels: my_channels': {etag: false},
    'posts: pinned_posts': {etag: false},
    'posts: thread_after_reply_deleted': {etag: false},
    'teams: team_memberships_of_me': {unordered: ['body']},
    'users: statuses_by_ids': {unordered: ['body']},
    'channels: my_channel_memberships': {unordered: ['body']},
    // 5.37 says 0 here and the true number elsewhere.
    'posts: get_post_with_reactions': {loose: ['body.reply_count']},
    // 5.37 leaves it out the second time.
    'posts: create_post_same_pending_post_id_twice_second': {extra: ['body.metadata']},
    // Sorted by user id, and ids are random; two of four members are shown.
    'teams: get_members_paged': {loose: ['body[*].user_id', 'body[*].roles', 'body[*].scheme_admin']},
    // The mention in the post that tells of the new member is counted a little later.
    'channels: add_member_again': {loose: ['body.mention_count', 'body.mention_count_root']},
    'channels: get_members': {unordered: ['body']},
    // The old versions of an edited post share its create_at, by which the list is sorted.
    'posts: channel_posts_since': {unordered: ['body.order'], loose: ['body.posts.*.reply_count']},
    'commands: list_all_by_member': {subset: ['body']},
    'commands: autocomplete_list': {subset: ['body']},
    // The server reads these from sets.
    'posts: thread': {unordered: ['body.order'], etag: false},
    'roles: roles_by_names': {unordered: ['body', 'body[*].permissions']},
    // The close frame is lost when the connection is reset before it was read.
    'websocket: oversized_frame': {loose: ['close code']},
    'javascript-client: getRolesByNames': {unordered: ['some members[*].permissions']},
    // Some posts were made off the record.
    'javascript-client: getChannelByName': {loose: ['body.total_msg_count', 'body.total_msg_count_root']},
    'websocket: events_seen_by_bot': SCENE,
    'websocket: events_seen_by_member': SCENE,
};

/** Whether somebody who joins or leaves a team still gets what its channels say at that moment: [act, event]. */
const MAY_COME = [
    ['admin adds mel to the other team', 'user_added'],
    ['admin adds mel to the other team', 'posted'],
    ['admin removes mel from the other team', 'posted'],
];

export const mayCome = (action, {event}) => MAY_COME.some(([act, name]) => act === action && name === event);

export function undetermined(title) {
    const own = BY_RECORD[title] ?? {};
    return {
        loose: [...ALWAYS.loose, ...(own.loose ?? [])],
        unordered: [...ALWAYS.unordered, ...(own.unordered ?? [])],
        extra: own.extra,
        etag: own.etag,
        subset: [...ALWAYS.subset, ...(own.subset ?? [])],
    };
}
