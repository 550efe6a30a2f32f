// A websocket that remembers every frame it received, so that a test can ask for what came before it looked.

import WebSocket from 'ws';

import {until} from './until.mjs';

/**
 * @typedef {{op: 'text', text: string, json: any} | {op: 'closed', code: number, reason: string}} Frame
 */

/**
 * Opens a websocket. A refused upgrade is no error: `refused` then holds the answer.
 * @param {string} base http://… address of the chat server
 * @param {{path?: string, headers?: Record<string, string>, protocols?: string[]}} [options]
 */
export async function openSocket(base, {path = '/api/v4/websocket', headers = {}, protocols = []} = {}) {
    const socket = new WebSocket(base.replace(/^http/, 'ws') + path, protocols, {headers, perMessageDeflate: false});
    /** @type {Frame[]} */
    const frames = [];
    let refused;
    const settled = new Promise((resolve, reject) => {
        socket.on('open', resolve);
        socket.on('unexpected-response', (_, incoming) => {
            let text = '';
            incoming
                .setEncoding('utf8')
                .on('data', (part) => (text += part))
                .on('end', () => {
                    refused = {status: incoming.statusCode, headers: incoming.headers, text};
                    resolve();
                });
        });
        socket.on('error', (error) =>
            frames.length || refused || socket.readyState === WebSocket.CLOSING ? resolve() : reject(error),
        );
    });
    socket.on('message', (data) => {
        const text = data.toString();
        frames.push({op: 'text', text, json: JSON.parse(text)});
    });
    socket.on('close', (code, reason) => frames.push({op: 'closed', code, reason: reason.toString()}));
    await settled;

    const events = () =>
        frames.filter((frame) => frame.op === 'text' && frame.json.event !== undefined).map((frame) => frame.json);
    return {
        frames,
        refused,
        events,
        send: (json) => socket.send(JSON.stringify(json)),
        sendText: (text) => socket.send(text),
        /** The first event of that name (and shape) that ever came, or that comes in time. */
        event: (name, matches = () => true) =>
            until(`websocket event ${name}`, () => events().find((event) => event.event === name && matches(event))),
        close: (code = 1000) => socket.close(code),
        abort: () => socket.terminate(),
        closed: (within) =>
            until('the end of the websocket', () => frames.find((frame) => frame.op === 'closed'), {within}),
    };
}
