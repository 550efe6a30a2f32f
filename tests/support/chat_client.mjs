// People who use the chat server through @mattermost/client, as browsers and bots of others do.

import client from '@mattermost/client';
import {WebSocket as NodeWebSocket} from 'ws';

import {until} from './until.mjs';

// What the package expects of a browser and Node before 22 does not have.
globalThis.WebSocket ??= NodeWebSocket;
globalThis.CloseEvent ??= class CloseEvent extends Event {
    constructor(type, {code = 0, reason = '', wasClean = false} = {}) {
        super(type);
        Object.assign(this, {code, reason, wasClean});
    }
};

export const {ClientError} = client;

/**
 * Logs a person in and connects their websocket.
 * @param {string} base address of the chat server
 * @param {string} loginId
 * @param {string} password
 */
export async function join(base, loginId, password) {
    const rest = new client.Client4();
    rest.setUrl(base);
    const me = await rest.login(loginId, password);
    const socket = new client.WebSocketClient();
    /** @type {any[]} */
    const events = [];
    const troubles = [];
    socket.addMessageListener((event) => events.push(event));
    socket.addMissedMessageListener(() => troubles.push('missed events'));
    socket.addCloseListener((count) => troubles.push(`closed, ${count} in a row`));
    socket.addErrorListener(() => troubles.push('error'));
    socket.initialize(`${base.replace(/^http/, 'ws')}/api/v4/websocket`, rest.getToken());
    const event = (name, matches = () => true) =>
        until(`event ${name} for ${loginId}`, () => events.find((each) => each.event === name && matches(each)));
    await event('hello');
    return {me, rest, socket, events, troubles, event, leave: () => socket.close()};
}
