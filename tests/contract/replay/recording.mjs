// Reads the recorded exchanges and says in which order they happened.

import {readFileSync} from 'node:fs';

const FOLDER = new URL('../fixtures/mattermost-5.37/', import.meta.url);

/** The chapters in the order of the recording; each builds on the state left by the ones before. */
const CHAPTERS = [
    'system',
    'auth',
    'bots',
    'teams',
    'users',
    'channels',
    'posts',
    'commands',
    'dialogs',
    'message-actions',
    'webhooks',
    'preferences',
    'roles',
    'websocket',
    'plugins',
    'errors',
    'javascript-client',
    'default-settings',
];

/** Records that are not played where their place in the file says: [record, the record that it follows]. */
const MOVED = [
    // Takes half a minute, which the rest of the replay can use.
    ['commands: execute_callback_timeout', 'commands: execute_callback_204'],
    ['system: client_config_old_format_with_session', 'auth: me_after_logout'],
    ...[
        'users_autocomplete_channel',
        'users_in_channel_sorted_by_status',
        'users_not_in_channel',
        'users_in_channel',
    ].map((name) => [`users: ${name}`, 'channels: view_channel']),
];

/** The second pass over the same state: the last records of these chapters. */
const SECOND_PASS = [
    ['posts', 4],
    ['commands', 6],
    ['dialogs', 1],
    ['roles', 5],
];

/**
 * @typedef {object} RecordedExchange
 * @property {string} title "chapter: name"
 * @property {string} chapter
 * @property {string} name
 * @property {string} [actor]
 * @property {any} [request]
 * @property {any} [response]
 * @property {any[]} [callbacks]
 * @property {any} [websocket]
 * @property {any} [websocket_event]
 * @property {{t_ms: number, action: string}[]} [causes]
 */

/** @returns {RecordedExchange[]} every recorded exchange, in the order of the recording */
export function recording() {
    const chapters = CHAPTERS.map((chapter) => read(chapter));
    const later = SECOND_PASS.flatMap(([chapter, count]) => chapters[CHAPTERS.indexOf(chapter)].splice(-count));
    const exchanges = [...chapters.slice(0, -1), later, ...chapters.slice(-1)].flat();
    for (const [title, after] of MOVED) {
        const [moved] = exchanges.splice(indexOf(exchanges, title), 1);
        exchanges.splice(indexOf(exchanges, after) + 1, 0, moved);
    }
    return exchanges;
}

function indexOf(exchanges, title) {
    const index = exchanges.findIndex((exchange) => exchange.title === title);
    if (index < 0) {
        throw new Error(`there is no record "${title}"`);
    }
    return index;
}

function read(chapter) {
    const text = readFileSync(new URL(`${chapter}.json`, FOLDER), 'utf8');
    const {exchanges} = JSON.parse(unabridged(text));
    return exchanges.map((exchange) => ({
        ...exchange,
        chapter,
        title: `${chapter}: ${exchange.name}`,
        request: encoded(exchange.request),
    }));
}

/** The JavaScript client's requests were written down without their encoding. */
function encoded(request) {
    return request && {...request, body_encoding: request.body_encoding ?? (request.body === null ? 'none' : 'json')};
}

/** Very long texts were written down as their length. */
function unabridged(text) {
    return text
        .replace(/<the letter (\w), (\d+) times>/g, (_, letter, times) => letter.repeat(Number(times)))
        .replace(/<(\d+) characters>/g, (_, count) => 'x'.repeat(Number(count)))
        .replace(/<text frame of more than 8192 bytes>/g, 'x'.repeat(9000));
}
