// The integration of the recording: takes the server's callbacks (commands, dialogs, buttons) and answers each as it was answered then.

import {listen} from '../../support/http.mjs';
import {until} from '../../support/until.mjs';

/** Callback headers that an integration may rely on. */
const HEADERS = ['accept', 'accept-encoding', 'authorization', 'content-type', 'user-agent'];

export class Integration {
    #expected = [];
    #held = [];
    received = [];

    static async start() {
        const integration = new Integration();
        integration.server = await listen((call, answer) => integration.#take(call, answer));
        return integration;
    }

    get address() {
        return `127.0.0.1:${this.server.port}`;
    }

    /** The callbacks that come from now on are answered with these answers, in turn; `null` is never answered. */
    expect(answers) {
        this.#expected = [...answers];
        this.received = [];
    }

    /** The n-th callback since expect(). */
    callback(n) {
        return until(`callback ${n + 1}`, () => this.received[n], {within: 5000});
    }

    close() {
        this.#held.forEach((answer) => answer.destroy());
        return this.server.close();
    }

    #take(call, answer) {
        this.received.push(call);
        const reply = this.#expected.length ? this.#expected.shift() : answerTo(call);
        if (reply === null) {
            this.#held.push(answer);
            return;
        }
        answer.writeHead(reply.status, reply.headers);
        answer.end(reply.body);
    }
}

/**
 * Compares a callback with the recorded one.
 * @param {import('./compare.mjs').Comparison} comparison
 */
export function compareCallback(comparison, {request: recorded}, call) {
    const where = 'callback';
    const pathOf = (path) => path.split('?')[0];
    comparison.value(`${where} method`, recorded.method, call.method);
    comparison.value(`${where} path`, pathOf(recorded.path), pathOf(call.path));
    const expected = Object.fromEntries(
        Object.entries(recorded.headers).map(([name, value]) => [name.toLowerCase(), value]),
    );
    const relevant = (headers) =>
        Object.fromEntries(HEADERS.filter((name) => name in headers).map((name) => [name, headers[name]]));
    comparison.value(`${where} headers`, relevant(expected), relevant(call.headers));
    if (recorded.form_fields) {
        comparison.value(`${where} form`, recorded.form_fields, fieldsOf(call.text));
    } else if (recorded.query_fields) {
        comparison.value(`${where} query`, recorded.query_fields, fieldsOf(call.path.split('?')[1] ?? ''));
    } else {
        comparison.value(`${where} body`, recorded.body, JSON.parse(call.text));
    }
}

/** What the integration says when nothing else is agreed on. */
function answerTo({path}) {
    const body = path === '/command' ? '{"response_type":"ephemeral","text":"ok"}' : '{}';
    return {status: 200, headers: {'Content-Type': 'application/json'}, body};
}

function fieldsOf(text) {
    const fields = {};
    for (const [name, value] of new URLSearchParams(text)) {
        (fields[name] ??= []).push(value);
    }
    return fields;
}
