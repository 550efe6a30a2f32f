// Plays the recorded websocket conversations: sends what was sent, and compares what comes with what came.

import {openSocket} from '../../support/socket.mjs';
import {until} from '../../support/until.mjs';
import {isLeftOutAct, isLeftOutEvent} from './left_out.mjs';
import {during} from './off_the_record.mjs';
import {acts} from './scene.mjs';
import {mayCome} from './undetermined.mjs';

/** Milliseconds without a frame after which an act is taken to be over. */
const SILENCE = 120;

/**
 * @param {import('./stage.mjs').Stage} stage
 * @param {import('./recording.mjs').RecordedExchange} exchange
 * @param {import('./compare.mjs').Comparison} comparison
 */
export async function playSocket(stage, exchange, comparison) {
    if (exchange.causes) {
        stage.scene = await playScene(stage, exchange);
    }
    if (stage.scene?.has(exchange.title)) {
        compareScene(exchange, stage.scene.get(exchange.title), comparison);
    } else {
        await playConversation(stage, exchange, comparison);
    }
}

async function playConversation(stage, {title, websocket}, comparison) {
    const {names} = stage;
    const {upgrade_request: asked, upgrade_response: answered} = websocket;
    const frames = withoutRepeats(websocket.frames);
    const resumesAt = /[?&]connection_id=[^&]+&sequence_number=4(?:&|$)/.test(asked.path) ? stage.nextSequence : 0;
    const path = names.fill(asked.path).replace('sequence_number=4', `sequence_number=${resumesAt}`);
    const headers = Object.fromEntries(Object.entries(asked.headers).map(([name, value]) => [name, names.fill(value)]));
    const socket = await openSocket(stage.base, {path, headers});
    if (socket.refused || answered.status !== 101) {
        compareRefusal(comparison, answered, socket.refused);
        return;
    }
    const consumed = new Set();
    let acted = false;
    for (const frame of frames) {
        if (frame.dir === 'send' && frame.op === 'text') {
            typeof frame.json === 'string' ? socket.sendText(frame.json) : socket.send(names.fillJson(frame.json));
        } else if (frame.op === 'closed') {
            const {code} = await socket.closed(9000);
            comparison.value('close code', frame.code, code);
        } else if (frame.op === 'text' && !isAmbient(frame.json)) {
            const live = await nextLike(socket, consumed, frame.json);
            consumed.add(live);
            compareFrame(comparison, frame.json, live.json);
            if (!acted) {
                acted = true;
                await during[title]?.(stage, socket);
            }
        } else if (frame.dir === 'send') {
            stage.nextSequence = nextSequence(socket);
            frame.op === 'close' ? socket.close(frame.code) : socket.abort();
        }
    }
    socket.abort();
    rest(withoutRepeats(socket.frames), consumed).forEach(({json}) =>
        comparison.differences.push(`frame ${JSON.stringify(json)}: not expected`),
    );
    compareSequence(comparison, socket.events(), resumesAt);
}

/**
 * Does every act of the scene while the bot and mel listen.
 * @returns {Promise<Map<string, {events: any[], byAct: {action: string, refused: string | null, from: number, to: number, frames: any[]}[]}>>}
 *          what each of them received, act by act; from and to bound the act on the recording's clock
 */
async function playScene(stage, {causes, title}) {
    const watchers = [
        {title, socket: await stage.socket('{{BOT_ACCESS_TOKEN}}'), byAct: []},
        {title: 'websocket: events_seen_by_member', socket: await stage.socket('{{MEL_SESSION_TOKEN}}'), byAct: []},
    ];
    const sockets = watchers.map(({socket}) => socket);
    await Promise.all(sockets.map((socket) => socket.event('hello')));
    await quiet(sockets);
    for (const [i, {action, t_ms: from}] of causes.entries()) {
        if (isLeftOutAct(action)) {
            continue;
        }
        const seen = sockets.map(({frames}) => frames.length);
        const refused = await acts[action](stage, sockets[1]).then(
            () => null,
            (error) => error.message,
        );
        await quiet(sockets);
        const to = causes[i + 1]?.t_ms ?? Infinity;
        watchers.forEach(({socket, byAct}, w) =>
            byAct.push({action, refused, from, to, frames: socket.frames.slice(seen[w])}),
        );
    }
    sockets.forEach((socket) => socket.close());
    return new Map(watchers.map(({title: watched, socket, byAct}) => [watched, {events: socket.events(), byAct}]));
}

/** Waits until nothing came for a moment: events that are not expected must have their chance to come. */
async function quiet(sockets) {
    const count = () => sockets.reduce((sum, {frames}) => sum + frames.length, 0);
    let last = count();
    let since = Date.now();
    await until('silence', () => {
        if (count() !== last) {
            last = count();
            since = Date.now();
        }
        return Date.now() - since > SILENCE;
    });
}

/** Within an act the order of events is not determined: the server publishes them from several threads. */
function compareScene({websocket}, {events, byAct}, comparison) {
    const recorded = websocket.frames.filter((frame) => frame.dir === 'recv' && isCompared(frame));
    for (const {action, refused, from, to, frames} of byAct) {
        if (refused) {
            comparison.differences.push(`"${action}": ${refused}`);
            continue;
        }
        const left = withoutRepeats(frames).filter(isCompared);
        for (const {json} of withoutRepeats(recorded.filter(({t_ms: at}) => at >= from && at < to))) {
            const live = left.find((frame) => kindOf(frame.json) === kindOf(json));
            if (live) {
                left.splice(left.indexOf(live), 1);
                compareFrame(comparison, json, live.json, `after "${action}": `);
            } else {
                comparison.differences.push(`after "${action}": ${kindOf(json)} did not come`);
            }
        }
        left.filter(({json}) => !mayCome(action, json)).forEach(({json}) =>
            comparison.differences.push(`after "${action}": not expected: ${JSON.stringify(json)}`),
        );
    }
    compareSequence(comparison, events, 0);
}

function compareFrame(comparison, recorded, live, where = '') {
    const name = `${where}${kindOf(recorded)}`;
    if (recorded.error) {
        comparison.value(
            name,
            {...recorded, error: withoutDetail(recorded.error)},
            {...live, error: withoutDetail(live.error)},
        );
    } else {
        comparison.value(name, withoutSeq(recorded), withoutSeq(live));
    }
}

/** The numbers of a connection's events run without a gap. */
function compareSequence(comparison, events, first) {
    const expected = events.map((_, i) => first + i);
    comparison.value(
        'seq of the events',
        expected,
        events.map(({seq}) => seq),
    );
}

function compareRefusal(comparison, recorded, live) {
    if (!live || recorded.status === 101) {
        comparison.differences.push(`upgrade: expected ${recorded.status}, got ${live?.status ?? 101}`);
        return;
    }
    const [was, is] = [recorded.body, live.text].map((text) => text.split('\n'));
    comparison.value('upgrade status', recorded.status, live.status);
    comparison.headers(recorded.headers, live.headers);
    comparison.value('upgrade body', was[0], is[0]);
    comparison.value('upgrade error', withoutDetail(JSON.parse(was[1])), withoutDetail(JSON.parse(is[1] ?? 'null')));
}

/** The next frame of the same kind that was not looked at yet. */
function nextLike(socket, consumed, recorded) {
    return until(
        kindOf(recorded),
        () =>
            socket.frames.find(
                (frame) => frame.op === 'text' && !consumed.has(frame) && kindOf(frame.json) === kindOf(recorded),
            ),
        {within: 3000},
    );
}

/** An event that says the same as an earlier one (5.37 sends a few twice) counts once. */
function withoutRepeats(frames) {
    const said = new Set();
    return frames.filter(({op, dir, json}) => {
        if (op !== 'text' || dir === 'send' || json.event === undefined) {
            return true;
        }
        const words = JSON.stringify(withoutSeq(json));
        return !said.has(words) && said.add(words);
    });
}

const rest = (frames, consumed) =>
    frames.filter((frame) => frame.op === 'text' && !consumed.has(frame) && !isAmbient(frame.json));
const kindOf = ({event, seq_reply: reply}) => (event ? `event ${event}` : `reply ${reply ?? 'without a number'}`);
const withoutSeq = (frame) => ('seq' in frame ? {...frame, seq: 0} : frame);
const withoutDetail = (error) => error && {...error, detailed_error: ''};
const nextSequence = (socket) => (socket.events().at(-1)?.seq ?? -1) + 1;

/** That somebody comes online or goes offline is said at moments of the server's own choosing. */
const isAmbient = ({event, data}) => event === 'status_change' && data.status !== 'away';
const isCompared = ({op, json}) => op === 'text' && !isAmbient(json) && !isLeftOutEvent(json);
