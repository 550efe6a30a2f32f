// Holds what the incidents and their channels show against the ledger.

import assert from 'node:assert/strict';

const POSTS_A_PAGE = 200;

/** The bot's posts of a channel, oldest first. */
export async function botPosts(person, channel) {
    const posts = [];
    for (let page = 0; ; ++page) {
        const list = await person.rest('GET', `/channels/${channel}/posts?page=${page}&per_page=${POSTS_A_PAGE}`);
        posts.push(...list.order.map((id) => list.posts[id]));
        if (list.order.length < POSTS_A_PAGE) {
            return posts.filter(({props}) => props?.muster_key).reverse();
        }
    }
}

/** @param {any} incident as the REST API tells it */
export function assertState(account, incident) {
    assert.equal(incident.name, account.name);
    assert.equal(incident.playbook_id, account.playbook);
    for (const register of account.registers) {
        assert.equal(
            register.read(incident),
            register.value,
            `${register.what} of ${account.mark} is not what was acknowledged; the last changes: ${JSON.stringify(
                register.done.slice(-3),
                ['by', 'from', 'to'],
            )}`,
        );
    }
}

/** Every change that happened is announced exactly once, nothing else is, and none before one that it followed. */
export function assertAnnounced(account, posts) {
    const [first, ...others] = posts.map(({message}) => message);
    assert.match(first ?? '(no post)', /was started by/, `the first post in the channel of ${account.mark}`);
    assert.equal(
        others.filter((message) => /was started by/.test(message)).length,
        0,
        `${account.mark} has one start post`,
    );

    const left = new Map(account.registers.map((register) => [register, [...register.done]]));
    /** @type {import('./ledger.mjs').Op[]} */
    const ops = others.map((message) => {
        for (const [register, due] of left) {
            if (due.length > 0 && register.announced(due[0]).test(message)) {
                return due.shift();
            }
        }
        const expected = [...left].flatMap(([register, due]) =>
            due.slice(0, 1).map((op) => String(register.announced(op))),
        );
        return assert.fail(
            `in the channel of ${account.mark} stands what did not happen then: ${message}\nexpected is ${
                expected.join(' or ') || 'no more'
            }`,
        );
    });
    for (const [register, due] of left) {
        assert.equal(
            due.length,
            0,
            `${due.length} changes of the ${register.what} of ${account.mark} were not announced`,
        );
    }

    let latest;
    for (const op of ops) {
        assert.ok(
            !latest || op.known >= latest.asked,
            `${account.mark}: the post about ${op.register.what} → ${op.to} stands below one about ${
                latest?.register.what
            } → ${latest?.to}, which was asked for later`,
        );
        latest = latest && latest.asked > op.asked ? latest : op;
    }
}

export function assertDistinct(keys, what) {
    const seen = new Set();
    for (const key of keys) {
        assert.ok(!seen.has(key), `two ${what} have ${key}`);
        seen.add(key);
    }
}
