// HTTP as bytes on the wire: exactly the headers that are asked for, no redirects, no decompression, one connection a
// request.

import {Agent, createServer, request as httpRequest} from 'node:http';

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {Record<string, string | string[]>} headers names in lower case; a name that came more than once has a list
 * @property {string} text
 * @property {any} json the parsed body, or undefined when it is not JSON
 */

const direct = new Agent({keepAlive: false});

/**
 * @param {string} base e.g. http://127.0.0.1:8065
 * @param {{method?: string, path: string, headers?: Record<string, string>, body?: string | object, within?: number}}
 *     call
 *        an object as body is sent as JSON
 * @returns {Promise<Answer>}
 */
export function request(base, {method = 'GET', path, headers = {}, body, within = 60_000}) {
    const isJson = body !== undefined && body !== null && typeof body !== 'string';
    const payload = isJson ? JSON.stringify(body) : (body ?? undefined);
    const sent = {...headers};
    if (payload !== undefined || method !== 'GET') {
        sent['Content-Length'] = String(Buffer.byteLength(payload ?? ''));
    }
    if (isJson && !Object.keys(sent).some((name) => name.toLowerCase() === 'content-type')) {
        sent['Content-Type'] = 'application/json';
    }
    const {hostname, port} = new URL(base);
    return new Promise((resolve, reject) => {
        const outgoing = httpRequest(
            {agent: direct, host: hostname, port, method, path, headers: sent, timeout: within},
            (incoming) => {
                collect(incoming).then(
                    (text) =>
                        resolve({status: incoming.statusCode, headers: headersOf(incoming), text, json: parsed(text)}),
                    reject,
                );
            },
        );
        outgoing.on('timeout', () => outgoing.destroy(new Error(`${method} ${path}: no answer within ${within} ms`)));
        outgoing.on('error', reject);
        outgoing.end(payload);
    });
}

/**
 * A client of the REST API that speaks with one token and takes anything but success for an error.
 * @param {string} base
 * @param {string} [token]
 */
export function api(base, token) {
    const headers = token ? {Authorization: `Bearer ${token}`} : {};
    const call = async (method, path, body) => {
        const answer = await request(base, {method, path: `/api/v4${path}`, headers, body});
        if (answer.status < 200 || answer.status > 299) {
            throw new Error(`${method} ${path} was answered ${answer.status} ${answer.text}`);
        }
        return answer.json;
    };
    return {
        get: (path) => call('GET', path),
        post: (path, body) => call('POST', path, body),
        put: (path, body) => call('PUT', path, body),
        delete: (path) => call('DELETE', path),
    };
}

/** Logs a user in and returns the session token. */
export async function logIn(base, login_id, password) {
    const answer = await request(base, {method: 'POST', path: '/api/v4/users/login', body: {login_id, password}});
    if (answer.status !== 200) {
        throw new Error(`${login_id} cannot log in: ${answer.status} ${answer.text}`);
    }
    return answer.headers.token;
}

/**
 * A small HTTP server on a free port of the loopback address.
 * @param {(call: {method: string, path: string, headers: Record<string, string | string[]>, text: string},
 *          answer: import('node:http').ServerResponse) => void} handler
 * @returns {Promise<{url: string, port: number, close: () => Promise<void>}>}
 */
export async function listen(handler) {
    const server = createServer((incoming, answer) => {
        collect(incoming).then(
            (text) =>
                handler({method: incoming.method, path: incoming.url, headers: headersOf(incoming), text}, answer),
            () => {},
        );
    });
    await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
    const {port} = server.address();
    const close = () =>
        new Promise((resolve) => {
            server.close(() => resolve());
            server.closeAllConnections();
        });
    return {url: `http://127.0.0.1:${port}`, port, close};
}

async function collect(stream) {
    const parts = [];
    for await (const part of stream) {
        parts.push(part);
    }
    return Buffer.concat(parts).toString('utf8');
}

/** @param {import('node:http').IncomingMessage} message */
function headersOf({rawHeaders}) {
    const headers = {};
    for (let i = 0; i < rawHeaders.length; i += 2) {
        const name = rawHeaders[i].toLowerCase();
        const value = rawHeaders[i + 1];
        headers[name] = name in headers ? [headers[name], value].flat() : value;
    }
    return headers;
}

function parsed(text) {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}
