// What the recording calls a thing and what the live server calls it: ids, tokens, times, addresses. Learned by laying a
// recorded string beside the live one; then any recorded string can be said in the live server's words.

const ID = '(?<![A-Za-z0-9])[ybndrfg8ejkmcpqxot1uwisza345h769]{26}(?![A-Za-z0-9])';
const PLACEHOLDER = '\\{\\{[A-Z0-9_]+\\}\\}';
const TIME = '(?<![0-9])1795[0-9]{9}(?![0-9])';
const EXPIRY = '(?<![0-9])1810[0-9]{9}(?![0-9])';
const HASH = '(?<![a-z0-9])(?:[0-9a-f]{32}|[0-9a-f]{40})(?![a-z0-9])';
const ADDRESS = '127\\.0\\.0\\.1:(?:8065|18099)';
const TOKEN = new RegExp([PLACEHOLDER, ID, TIME, EXPIRY, HASH, ADDRESS].join('|'), 'g');

/** A direct channel is named after its two users, in the order of their ids. */
const DIRECT_CHANNEL = /^([a-z0-9]{26})__([a-z0-9]{26})$/;
const NOBODY = 'aaaaaaaaaaaaaaaaaaaaaaaaaa';
const isTime = (token) => /^1(795|810)\d{9}$/.test(token);

/** Whether a recorded number is a point in time of the recording. */
export const isRecordedTime = (number) => isTime(String(number));

export class Names {
    #live = new Map([[NOBODY, NOBODY]]);

    /** @param {{server: string, integration: string}} addresses host:port of the live server and of the replayer's own listener */
    constructor({server, integration}) {
        this.#live.set('127.0.0.1:8065', server).set('127.0.0.1:18099', integration);
    }

    /** A copy to try a comparison with; what it learns is its own. */
    fork() {
        const copy = new Names({server: '', integration: ''});
        copy.#live = new Map(this.#live);
        return copy;
    }

    knows(token) {
        return this.#live.has(token);
    }

    learn(token, live) {
        this.#live.set(token, live);
    }

    live(token) {
        const known = this.#live.get(token);
        if (known === undefined) {
            throw new Error(`the replay has not met ${token} yet`);
        }
        return known;
    }

    /** A recorded text in the live server's words. Throws when it names something that was not met yet. */
    fill(text) {
        return text.replace(TOKEN, (token) => this.live(token));
    }

    /** fill() for every string (and time) inside a JSON value. */
    fillJson(value) {
        return JSON.parse(this.fill(JSON.stringify(value)));
    }

    /**
     * Lays a recorded string beside the live one and learns from it.
     * @returns {string | null} what differs, or null
     */
    match(recorded, live) {
        const pair = DIRECT_CHANNEL.exec(recorded);
        if (pair && this.knows(pair[1]) && this.knows(pair[2])) {
            const expected = [this.live(pair[1]), this.live(pair[2])].sort().join('__');
            return expected === live ? null : `expected "${expected}", got ${JSON.stringify(live)}`;
        }
        if (this.#live.has(recorded) && !isTime(recorded)) {
            return this.#live.get(recorded) === live
                ? null
                : `expected ${JSON.stringify(this.#live.get(recorded))} (recorded as ${recorded}), got ${JSON.stringify(live)}`;
        }
        const tokens = recorded.match(TOKEN) ?? [];
        const found = tokens.length
            ? new RegExp(`^${pattern(recorded)}$`, 's').exec(live)
            : recorded === live
              ? [live]
              : null;
        if (!found) {
            return `expected ${JSON.stringify(recorded)}, got ${JSON.stringify(live)}`;
        }
        for (const [i, token] of tokens.entries()) {
            const said = found[i + 1];
            const known = this.#live.get(token);
            if (known === undefined) {
                this.#live.set(token, said);
            } else if (known !== said && !isTime(token)) {
                return `expected ${JSON.stringify(known)} (recorded as ${token}), got ${JSON.stringify(said)}`;
            }
        }
        return null;
    }

    /** A recorded number (a time, or itself) against the live one. */
    matchNumber(recorded, live) {
        if (!isRecordedTime(recorded)) {
            return recorded === live ? null : `expected ${recorded}, got ${live}`;
        }
        if (!Number.isInteger(live) || live < 1e12) {
            return `expected a time in milliseconds, got ${live}`;
        }
        if (!this.#live.has(String(recorded))) {
            this.#live.set(String(recorded), String(live));
        }
        return null;
    }
}

function pattern(recorded) {
    let text = '';
    let end = 0;
    for (const {0: token, index} of recorded.matchAll(TOKEN)) {
        text += escaped(recorded.slice(end, index)) + shapeOf(token);
        end = index + token.length;
    }
    return text + escaped(recorded.slice(end));
}

function shapeOf(token) {
    if (isTime(token)) {
        return '(\\d{13})';
    }
    if (token.startsWith('{{')) {
        return /TOKEN|CSRF|HOOK_ID|INVITE_ID|DIAGNOSTIC/.test(token) ? '([a-z0-9]{26})' : '(.+)';
    }
    if (token.startsWith('127.')) {
        return '(127\\.0\\.0\\.1:\\d+)';
    }
    return token.length > 26 ? `([0-9a-f]{${token.length}})` : '([a-z0-9]{26})';
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
