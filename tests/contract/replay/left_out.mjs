// Which records the sandbox is not held to, and why. Everything else is compared.

/** @type {{reason: string, chapters?: string[], records?: string[]}[]} */
const LEFT_OUT = [
    {reason: 'recorded on a second server with other settings', chapters: ['default-settings']},
    {
        reason: 'held by the package itself, in client_test.mjs',
        records: ['javascript-client: WebSocketClient.initialize'],
    },
    {reason: 'plugin upload, which needs files', chapters: ['plugins']},
    {
        reason: 'outgoing webhooks',
        records: ['webhooks: create_outgoing', 'webhooks: post_that_triggers_outgoing', 'webhooks: delete_outgoing'],
    },
    {
        reason: 'uploaded files, which the sandbox refuses',
        records: [
            'upload_file_multipart',
            'upload_file_simple',
            'create_post_with_file',
            'get_file',
            'get_file_info',
        ].map((name) => `posts: ${name}`),
    },
    {
        reason: 'own sidebar categories, which the sandbox only lists',
        records: ['create_sidebar_category', 'update_sidebar_category', 'delete_sidebar_category'].map(
            (name) => `preferences: ${name}`,
        ),
    },
    {reason: 'messages in other languages', records: ['errors: translated_message']},
    {reason: "the web page, which is the sandbox's own", records: ['errors: non_api_path_serves_webapp_or_404']},
    {reason: 'compression, which only a client that asks for it gets', records: ['errors: gzip_response']},
    {reason: 'would take a minute', records: ['websocket: server_heartbeat']},
];

/** Acts of the websocket scene that belong to what is left out, and the events that only they would bring. */
export const isLeftOutAct = (action) => action === 'mel creates and deletes a sidebar category';
export const isLeftOutEvent = ({event}) => event?.startsWith('sidebar_category_') ?? false;

/** @returns {string | undefined} why the record is left out, or undefined when it is compared */
export function whyLeftOut({chapter, title}) {
    return LEFT_OUT.find(({chapters = [], records = []}) => chapters.includes(chapter) || records.includes(title))
        ?.reason;
}

/** Titles in the table that no record has: the table must stay true. */
export function unknownTitles(exchanges) {
    const titles = new Set(exchanges.map(({title}) => title));
    return LEFT_OUT.flatMap(({records = []}) => records).filter((title) => !titles.has(title));
}
