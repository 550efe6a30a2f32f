// The live side of a replay: the server under test, the integration that answers its callbacks, what is called what, who watches.

import {request} from '../../support/http.mjs';
import {openSocket} from '../../support/socket.mjs';
import {Integration} from './integration.mjs';
import {Names} from './names.mjs';

export class Stage {
    /** Answers that take long: checked when everything else is done. */
    pending = [];
    watcher = null;

    /**
     * @param {string} base address of a fresh, empty server
     * @param {{triggerLife: number}} settings milliseconds that a trigger id lives there
     */
    static async open(base, {triggerLife}) {
        const stage = new Stage();
        stage.base = base;
        stage.triggerLife = triggerLife;
        stage.integration = await Integration.start();
        stage.names = new Names({server: new URL(base).host, integration: stage.integration.address});
        return stage;
    }

    /** The REST API for acts off the record, in recorded words: `as('{{BOT_ACCESS_TOKEN}}').get('/teams/<recorded id>')`. */
    as(token) {
        const call = async (method, path, body) => {
            const answer = await request(this.base, {
                method,
                path: this.names.fill(`/api/v4${path}`),
                headers: {Authorization: `Bearer ${this.names.live(token)}`},
                body: body && this.names.fillJson(body),
            });
            if (answer.status >= 300) {
                throw new Error(`off the record, ${method} ${path} was answered ${answer.status} ${answer.text}`);
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

    socket(token) {
        return openSocket(this.base, {headers: {Authorization: `Bearer ${this.names.live(token)}`}});
    }

    /** Keeps a websocket open from now on, for records that are a single event. */
    async watch(token) {
        this.watcher?.abort();
        this.watcher = await this.socket(token);
        await this.watcher.event('hello');
    }

    async close() {
        this.watcher?.abort();
        await this.integration.close();
    }
}
