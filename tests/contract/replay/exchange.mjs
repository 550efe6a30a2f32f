// Plays one recorded exchange against the live server and returns what differs.

import {request} from '../../support/http.mjs';
import {until} from '../../support/until.mjs';
import {Comparison, isErrorBody} from './compare.mjs';
import {compareCallback} from './integration.mjs';
import {playSocket} from './sockets.mjs';
import {undetermined} from './undetermined.mjs';

/**
 * @param {import('./stage.mjs').Stage} stage
 * @param {import('./recording.mjs').RecordedExchange} exchange
 * @returns {Promise<string[]>}
 */
export async function play(stage, exchange) {
    const comparison = new Comparison(stage.names, undetermined(exchange.title));
    if (exchange.websocket) {
        await playSocket(stage, exchange, comparison);
    } else if (exchange.websocket_event) {
        await playEvent(stage, exchange.websocket_event, comparison);
    } else if (exchange.callbacks?.some(({response}) => !response.status)) {
        await playUnanswered(stage, exchange, comparison);
    } else {
        await playRequest(stage, exchange, comparison);
    }
    return comparison.differences;
}

async function playRequest(stage, {request: recorded, response, callbacks = []}, comparison) {
    const {names, integration} = stage;
    stage.eventsSeen = stage.watcher?.events().length ?? 0;
    integration.expect(callbacks.map(({response: answer}) => answered(names, answer)));
    const answer = await request(stage.base, asCall(names, recorded));
    if ('content_type' in response) {
        compareReducedAnswer(comparison, response, answer);
        return;
    }
    callbacks.forEach((callback, i) => {
        const call = integration.received[i];
        if (call) {
            compareCallback(comparison, callback, call);
        } else {
            comparison.differences.push(`callback ${callback.request.path}: did not come`);
        }
    });
    integration.received
        .slice(callbacks.length)
        .forEach(({path}) => comparison.differences.push(`callback ${path}: not expected`));
    compareAnswer(comparison, response, answer);
}

/** The integration never answers: the server gives up after its time limit, which is checked at the end of the replay. */
async function playUnanswered(stage, {request: recorded, response, callbacks: [callback], title}, comparison) {
    const {names, integration} = stage;
    integration.expect([null]);
    const answer = request(stage.base, asCall(names, recorded));
    compareCallback(comparison, callback, await integration.callback(0));
    stage.pending.push({
        title,
        differences: async () => {
            const late = new Comparison(names);
            compareAnswer(late, response, await answer);
            return late.differences;
        },
    });
}

/** The newest event of that name, which the exchange before caused. */
async function playEvent(stage, recorded, comparison) {
    const live = await until(`event ${recorded.event}`, () =>
        stage.watcher
            .events()
            .slice(stage.eventsSeen)
            .find(({event}) => event === recorded.event),
    );
    comparison.value('event', {...recorded, seq: 0}, {...live, seq: 0});
}

function asCall(names, {method, path, headers, body, body_encoding: encoding}) {
    const kept = Object.entries(headers).filter(
        ([name]) => !/^(connection|content-length|host)$/i.test(name) || headers[name] === 'chat.example.test',
    );
    return {
        method,
        path: names.fill(path),
        headers: Object.fromEntries(
            kept.map(([name, value]) => [name, names.knows(value) ? names.live(value) : names.fill(value)]),
        ),
        body: encoding === 'none' ? undefined : encoding === 'json' ? names.fillJson(body) : names.fill(body),
    };
}

function answered(names, {status, headers, body}) {
    return {status, headers, body: names.fill(typeof body === 'string' ? body : JSON.stringify(body))};
}

function compareAnswer(comparison, recorded, live) {
    comparison.value('status', recorded.status, live.status);
    comparison.headers(recorded.headers, live.headers);
    if (recorded.body_encoding === 'json') {
        if (live.json === undefined) {
            comparison.differences.push(`body: expected JSON, got ${JSON.stringify(live.text.slice(0, 200))}`);
        } else {
            compareBody(
                comparison,
                recorded.body,
                recorded.trimmed === 'permissions sorted by name' ? sortedPermissions(live.json) : live.json,
            );
        }
    } else if (recorded.body_encoding === 'text') {
        comparison.value('body', recorded.body, live.text);
    } else if (recorded.body_encoding === 'none' && live.text !== '') {
        comparison.differences.push(`body: expected none, got ${JSON.stringify(live.text.slice(0, 200))}`);
    }
}

/** What the JavaScript client got was written down in short: without most headers, and of long bodies the names or the first member. */
function compareReducedAnswer(comparison, recorded, live) {
    comparison.value('status', recorded.status, live.status);
    comparison.value('content type', recorded.content_type, live.headers['content-type']);
    comparison.value('has a Token header', recorded.has_Token_header ?? false, 'token' in live.headers);
    if (recorded.body_keys) {
        comparison.value('names of the body', recorded.body_keys, Object.keys(live.json).sort());
    } else if (recorded.body_shape) {
        comparison.value('shape of the body', recorded.body_shape, `array of ${live.json.length}`);
        comparison.value('some members', [recorded.first_member ?? []].flat(), live.json);
    } else {
        compareBody(comparison, recorded.body, live.json);
    }
}

function compareBody(comparison, recorded, live) {
    if (isErrorBody(recorded) && isErrorBody(live)) {
        comparison.value(
            'body',
            {...recorded, detailed_error: ''},
            'detailed_error' in live ? {...live, detailed_error: ''} : live,
        );
    } else {
        comparison.value('body', recorded, live);
    }
}

const sortedPermissions = (role) =>
    Array.isArray(role?.permissions) ? {...role, permissions: [...role.permissions].sort()} : role;
