// Says in which way a live answer differs from the recorded one: status, headers that matter, every member of the body.

import {isRecordedTime} from './names.mjs';

/** Headers that a client can rely on. The rest is the business of the HTTP library. */
const HEADERS = [
    'content-type',
    'cache-control',
    'expires',
    'x-version-id',
    'x-request-id',
    'token',
    'status',
    'database_status',
    'filestore_status',
    'sec-websocket-version',
    'x-content-type-options',
    'retry-after',
];

/**
 * Collects differences while it walks two JSON values side by side.
 * `loose` holds paths (with * for any member) whose value is not determined: only the type is compared.
 * `unordered` holds paths of arrays whose order is not determined, `subset` of arrays of which only some members were recorded,
 * `extra` paths of members that may be there without being recorded; without `etag` the answer may lack one.
 */
export class Comparison {
    differences = [];

    constructor(names, {unordered = [], loose = [], subset = [], extra = [], etag = true} = {}) {
        this.names = names;
        this.extra = extra;
        this.etag = etag;
        this.unordered = unordered.map(asPattern);
        this.loose = loose.map(asPattern);
        this.subset = subset.map(asPattern);
    }

    value(path, recorded, live) {
        if (typeOf(recorded) !== typeOf(live)) {
            this.#differ(path, `expected ${shown(recorded)}, got ${shown(live)}`);
        } else if (Array.isArray(recorded)) {
            this.#array(path, recorded, live);
        } else if (recorded !== null && typeof recorded === 'object') {
            this.#object(path, recorded, live);
        } else if (this.loose.some((pattern) => pattern.test(path))) {
            return;
        } else if (typeof recorded === 'string') {
            this.#string(path, recorded, live);
        } else if (typeof recorded === 'number') {
            this.#note(path, this.names.matchNumber(recorded, live));
        } else if (recorded !== live) {
            this.#differ(path, `expected ${recorded}, got ${live}`);
        }
    }

    headers(recorded, live) {
        const expected = lowerCased(recorded);
        for (const name of HEADERS) {
            const [was, is] = [expected[name], live[name]];
            if (was === undefined || is === undefined) {
                if (was !== is) {
                    this.#differ(
                        `header ${name}`,
                        was === undefined ? `not expected, got ${is}` : `expected ${was}, got none`,
                    );
                }
            } else {
                this.#note(`header ${name}`, this.names.match(was, is));
            }
        }
        if ('etag' in expected !== 'etag' in live && (this.etag || 'etag' in live)) {
            this.#differ('header etag', 'etag' in expected ? 'expected one, got none' : 'not expected');
        } else if ('etag' in expected && 'etag' in live) {
            this.names.learn(expected.etag, live.etag);
        }
        this.#cookies([expected['set-cookie'] ?? []].flat(), [live['set-cookie'] ?? []].flat());
    }

    #cookies(recorded, live) {
        const expected = recorded.map(cookie);
        const got = live.map(cookie);
        this.value(
            'cookies',
            expected.map(({name}) => name),
            got.map(({name}) => name),
        );
        for (const was of expected) {
            const is = got.find(({name}) => name === was.name);
            if (is) {
                this.value(`cookie ${was.name}`, was, is);
            }
        }
    }

    #object(path, recorded, live) {
        const unmatched = new Map(Object.entries(live));
        const unnamed = [];
        const ordered = (key) => !this.#isUnordered(memberOf(path, key));
        const members = Object.entries(recorded);
        // An array without an order is told apart best when the rest of the object is known.
        for (const [key, was] of [
            ...members.filter(([key]) => ordered(key)),
            ...members.filter(([key]) => !ordered(key)),
        ]) {
            const said = /^[a-z0-9]{26}$/.test(key) ? (this.names.knows(key) ? this.names.live(key) : null) : key;
            if (said === null) {
                unnamed.push([key, was]);
            } else if (unmatched.has(said)) {
                this.value(memberOf(path, key), was, unmatched.get(said));
                unmatched.delete(said);
            } else {
                this.#differ(`${path}.${key}`, `missing (recorded: ${shown(was)})`);
            }
        }
        for (const [key, was] of unnamed) {
            const [said] = this.#closest(path, was, [...unmatched.entries()], ([, is]) => is) ?? [];
            if (said === undefined) {
                this.#differ(`${path}.${key}`, `missing (recorded: ${shown(was)})`);
            } else {
                this.names.learn(key, said);
                this.value(`${path}.${key}`, was, unmatched.get(said));
                unmatched.delete(said);
            }
        }
        for (const [key, is] of unmatched) {
            if (!this.extra.includes(memberOf(path, key))) {
                this.#differ(`${path}.${key}`, `not expected: ${shown(is)}`);
            }
        }
        if (
            isRecordedTime(recorded.create_at) &&
            recorded.create_at === recorded.update_at &&
            live.create_at !== live.update_at
        ) {
            this.#differ(`${path}.update_at`, 'expected to equal create_at');
        }
    }

    #array(path, recorded, live) {
        const isSubset = this.subset.some((pattern) => pattern.test(path));
        if (recorded.length !== live.length && !isSubset) {
            this.#differ(path, `expected ${recorded.length} members, got ${live.length}`);
        }
        if (!isSubset && !this.#isUnordered(path)) {
            recorded.slice(0, live.length).forEach((was, i) => this.value(`${path}[${i}]`, was, live[i]));
            return;
        }
        const left = [...live];
        recorded.forEach((was, i) => {
            const is = this.#closest(`${path}[${i}]`, was, left, (candidate) => candidate);
            if (left.length) {
                this.value(`${path}[${i}]`, was, is);
                left.splice(left.indexOf(is), 1);
            }
        });
    }

    #isUnordered(path) {
        return this.unordered.some((pattern) => pattern.test(path));
    }

    /** The candidate that differs least from what was recorded. */
    #closest(path, was, candidates, valueOf) {
        let best;
        for (const candidate of candidates) {
            const trial = this.#fork();
            trial.value(path, was, valueOf(candidate));
            if (!best || trial.differences.length < best.count) {
                best = {candidate, count: trial.differences.length};
            }
        }
        return best?.candidate;
    }

    #string(path, recorded, live) {
        const [was, is] = [jsonIn(recorded), jsonIn(live)];
        if (was && is) {
            this.value(`${path}(json)`, was, is);
        } else {
            this.#note(path, this.names.match(recorded, live));
        }
    }

    #fork() {
        const copy = new Comparison(this.names.fork());
        copy.unordered = this.unordered;
        copy.loose = this.loose;
        copy.subset = this.subset;
        return copy;
    }

    #note(path, difference) {
        if (difference) {
            this.#differ(path, difference);
        }
    }

    #differ(path, what) {
        this.differences.push(`${path.replace(/^\./, '')}: ${what}`);
    }
}

/** An error body: what a client may act on. `detailed_error` is for developers and differs from server to server. */
export const isErrorBody = (body) =>
    body !== null &&
    typeof body === 'object' &&
    typeof body.id === 'string' &&
    typeof body.status_code === 'number' &&
    'message' in body;

const memberOf = (path, key) => (path ? `${path}.${key}` : key);
const typeOf = (value) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);
const shown = (value) => {
    const text = JSON.stringify(value) ?? String(value);
    return text.length > 200 ? `${text.slice(0, 200)}…` : text;
};
const lowerCased = (headers) =>
    Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
const asPattern = (path) => new RegExp(`^${path.replace(/[.[\]()|]/g, '\\$&').replace(/\*/g, '[^.\\[]*')}$`);

function jsonIn(text) {
    if (!/^[[{]/.test(text)) {
        return undefined;
    }
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}

/** Name, value and attributes of a Set-Cookie line; the date only by being there. */
function cookie(line) {
    const [pair, ...attributes] = line.split(/;\s*/);
    const [, name, value] = /^([^=]*)=(.*)$/.exec(pair);
    const parsed = attributes.map((attribute) => (attribute.startsWith('Expires=') ? 'Expires' : attribute));
    return {name, value, attributes: parsed.sort()};
}
