// Somebody at the chat server's page who types commands and sends dialogs, and notices when no answer comes.

import WebSocket from 'ws';

import {logIn, request} from '../support/http.mjs';
import {until} from '../support/until.mjs';

const PASSWORD = 'Sandbox-1';
/** Longer than any restart of muster: an answer that takes longer is a defect. */
const PATIENCE = 30_000;

export class Person {
    #dialogs = new Map();

    /**
     * @param {string} base address of the chat server
     * @param {string} name
     * @param {import('./pulse.mjs').Pulse} pulse counts asked, answered and unanswered calls
     */
    static async enter(base, name, pulse) {
        const person = new Person();
        Object.assign(person, {base, name, pulse, token: await logIn(base, name, PASSWORD)});
        person.id = (await person.rest('GET', '/users/me')).id;
        const socket = new WebSocket(`${base.replace(/^http/, 'ws')}/api/v4/websocket`, {
            headers: {Authorization: `Bearer ${person.token}`},
            perMessageDeflate: false,
        });
        socket.on('message', (data) => person.#hear(data.toString()));
        await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
        person.leave = () => socket.terminate();
        return person;
    }

    #hear(text) {
        if (!text.includes('"open_dialog"')) {
            return;
        }
        const dialog = JSON.parse(JSON.parse(text).data.dialog);
        this.#dialogs.set(dialog.trigger_id, dialog);
    }

    /** The chat server itself never fails: anything but success is an error. */
    async rest(method, path, body) {
        const answer = await this.#send(method, `/api/v4${path}`, body);
        if (answer.status < 200 || answer.status > 299) {
            throw new Error(`${method} ${path} was answered ${answer.status} ${answer.text}`);
        }
        return answer.json;
    }

    #send(method, path, body) {
        return request(this.base, {method, path, body, headers: {Authorization: `Bearer ${this.token}`}});
    }

    /**
     * @returns {Promise<{isAnswered: boolean, text: string, trigger: string}>} text: what muster answered, empty when
     *     it did what it was asked
     */
    async command(team, channel, command) {
        const answer = await this.#ask('/api/v4/commands/execute', {team_id: team, channel_id: channel, command});
        return {isAnswered: answer.isAnswered, text: answer.json?.text ?? '', trigger: answer.json?.trigger_id ?? ''};
    }

    /** @returns {Promise<{isAnswered: boolean, text: string}>} text: why muster refused, empty when it did not */
    async submit(dialog, team, channel, submission = {}) {
        const {
            url,
            dialog: {callback_id, state},
        } = dialog;
        const body = {url, callback_id, state, team_id: team, channel_id: channel, submission, cancelled: false};
        const answer = await this.#ask('/api/v4/actions/dialogs/submit', body);
        const refusals = [answer.json?.error ?? '', ...Object.values(answer.json?.errors ?? {})];
        return {isAnswered: answer.isAnswered, text: refusals.join(' ').trim()};
    }

    async #ask(path, body) {
        const asked = this.#send('POST', path, body);
        this.pulse.beat('asked');
        const answer = await asked;
        // That the integration failed is what the chat server says while muster is dead; anything else is a mistake.
        const isUnanswered = answer.status >= 500 || /integration|failed/.test(answer.json?.id ?? '');
        if (answer.status !== 200 && !isUnanswered) {
            throw new Error(`${path} was answered ${answer.status} ${answer.text}`);
        }
        this.pulse.beat(answer.status === 200 ? 'answered' : 'unanswered');
        return {isAnswered: answer.status === 200, json: answer.status === 200 ? answer.json : undefined};
    }

    /** The dialog that came for a command, or undefined. */
    dialog(trigger) {
        return this.#dialogs.get(trigger);
    }

    /** Asks muster's REST API until it answers. */
    look(path) {
        return until(
            `GET /plugins/muster/api/v0${path}`,
            async () => {
                const answer = await this.#send('GET', `/plugins/muster/api/v0${path}`);
                if (answer.status !== 200) {
                    throw new Error(`${answer.status} ${answer.text}`);
                }
                return answer.json;
            },
            {within: PATIENCE},
        );
    }
}
