// The comparison behind the replay sees what it must see: a contract test that lets everything pass proves nothing.

import assert from 'node:assert/strict';
import {test} from 'node:test';

import {Comparison} from './replay/compare.mjs';
import {Names} from './replay/names.mjs';
import {recording} from './replay/recording.mjs';

const RECORDED_ID = 'ayqtaottoinqbb7ubbi5n4scmh';
const OTHER_RECORDED_ID = 'xc6mj74mafnpjnswgi4yzf7tcw';
const LIVE_ID = 'bbbbbbbbbbbbbbbbbbbbbbbbbb';
const OTHER_LIVE_ID = 'cccccccccccccccccccccccccc';
const RECORDED_TIME = 1795222283631;
const LIVE_TIME = 1900000000000;

const freshNames = () => new Names({server: '127.0.0.1:4000', integration: '127.0.0.1:5000'});

function differencesOf(recorded, live, options) {
    const comparison = new Comparison(freshNames(), options);
    comparison.value('body', recorded, live);
    return comparison.differences;
}

test('An id of the recording stands for one live id, whichever that is', () => {
    assert.deepEqual(differencesOf([RECORDED_ID, RECORDED_ID], [LIVE_ID, LIVE_ID]), []);
    assert.equal(differencesOf([RECORDED_ID, RECORDED_ID], [LIVE_ID, OTHER_LIVE_ID]).length, 1);
    assert.equal(differencesOf([RECORDED_ID], ['short']).length, 1);
});

test('A member too many, a member too few and another type are differences', () => {
    assert.equal(differencesOf({a: 1}, {a: 1, b: 2}).length, 1);
    assert.equal(differencesOf({a: 1, b: 2}, {a: 1}).length, 1);
    assert.equal(differencesOf({a: null}, {a: ''}).length, 1);
    assert.equal(differencesOf({a: []}, {a: null}).length, 1);
    assert.equal(differencesOf({a: '1'}, {a: 1}).length, 1);
});

test('Other values are differences, also inside a text that holds JSON', () => {
    assert.equal(differencesOf({message: 'hello'}, {message: 'hallo'}).length, 1);
    assert.equal(differencesOf({post: '{"message":"hello"}'}, {post: '{"message":"hallo"}'}).length, 1);
    assert.deepEqual(differencesOf({post: '{"a":1,"b":2}'}, {post: '{"b":2,"a":1}'}), []);
});

test('A time may be another time, but neither zero nor, when it was one with create_at, a later one', () => {
    assert.deepEqual(differencesOf({delete_at: RECORDED_TIME}, {delete_at: LIVE_TIME}), []);
    assert.equal(differencesOf({delete_at: RECORDED_TIME}, {delete_at: 0}).length, 1);
    assert.equal(differencesOf({delete_at: 0}, {delete_at: LIVE_TIME}).length, 1);
    const made = {create_at: RECORDED_TIME, update_at: RECORDED_TIME};
    assert.equal(differencesOf(made, {create_at: LIVE_TIME, update_at: LIVE_TIME + 1}).length, 1);
});

test('An array keeps its order unless it is said to have none', () => {
    const [recorded, live] = [
        [{name: 'a'}, {name: 'b'}],
        [{name: 'b'}, {name: 'a'}],
    ];
    assert.equal(differencesOf(recorded, live).length, 2);
    assert.deepEqual(differencesOf(recorded, live, {unordered: ['body']}), []);
    assert.equal(differencesOf(recorded, [...live, {name: 'c'}], {unordered: ['body']}).length, 1);
    assert.deepEqual(differencesOf(recorded, [...live, {name: 'c'}], {subset: ['body']}), []);
});

test('Members named by an id are found by what they hold', () => {
    const recorded = {[RECORDED_ID]: {message: 'one'}, [OTHER_RECORDED_ID]: {message: 'two'}};
    assert.deepEqual(differencesOf(recorded, {[LIVE_ID]: {message: 'two'}, [OTHER_LIVE_ID]: {message: 'one'}}), []);
    assert.notDeepEqual(
        differencesOf(recorded, {[LIVE_ID]: {message: 'two'}, [OTHER_LIVE_ID]: {message: 'three'}}),
        [],
    );
});

test('A direct channel is named after both users in the order of their live ids', () => {
    const names = freshNames();
    names.learn(RECORDED_ID, OTHER_LIVE_ID);
    names.learn(OTHER_RECORDED_ID, LIVE_ID);
    assert.equal(names.match(`${RECORDED_ID}__${OTHER_RECORDED_ID}`, `${LIVE_ID}__${OTHER_LIVE_ID}`), null);
    assert.notEqual(names.match(`${RECORDED_ID}__${OTHER_RECORDED_ID}`, `${OTHER_LIVE_ID}__${LIVE_ID}`), null);
});

test('Headers that a client relies on are compared, cookies with their attributes', () => {
    const recorded = {'Content-Type': 'application/json', 'Set-Cookie': 'MMAUTHTOKEN=; Path=/; Max-Age=0; HttpOnly'};
    const agrees = (live) => {
        const comparison = new Comparison(freshNames());
        comparison.headers(recorded, live);
        return comparison.differences.length === 0;
    };
    assert.ok(agrees({'content-type': 'application/json', 'set-cookie': 'MMAUTHTOKEN=; Path=/; HttpOnly; Max-Age=0'}));
    assert.ok(
        !agrees({
            'content-type': 'application/json; charset=utf-8',
            'set-cookie': 'MMAUTHTOKEN=; Path=/; Max-Age=0; HttpOnly',
        }),
    );
    assert.ok(!agrees({'content-type': 'application/json', 'set-cookie': 'MMAUTHTOKEN=; Path=/; Max-Age=0'}));
    assert.ok(!agrees({'content-type': 'application/json'}));
});

test('Every recorded exchange is played once', () => {
    const titles = recording().map(({title}) => title);
    assert.equal(new Set(titles).size, titles.length);
    assert.equal(titles.length, 502);
});
