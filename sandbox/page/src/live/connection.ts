import {WebSocketClient} from '@mattermost/client';

import type {PluginHost} from '../plugin_host/registry';
import type {Store} from '../store/store';
import {readEvent} from '../wire/event';
import {WireError} from '../wire/decode';
import {applyEvent} from './events';
import {catchUp} from './load';

const retryMs = 3000;

/**
 * Mattermost's own client keeps the line: it counts the sequence numbers, resumes by connection id, pings, and closes
 * and comes back when a number is missing. It is signed in by the session cookie of the upgrade request, which is also
 * what lets it resume.
 */
export class LiveConnection {
    private readonly socket = new WebSocketClient({
        minWebSocketRetryTime: 1000,
        reconnectJitterRange: 1000,
        maxWebSocketRetryTime: 15000,
    });

    private retry: ReturnType<typeof setTimeout> | undefined;
    private closed = false;

    constructor(private readonly store: Store, private readonly plugins: PluginHost | null) {
        this.socket.addFirstConnectListener(() => this.changed('online'));
        this.socket.addReconnectListener(() => {
            this.changed('online');
            this.plugins?.reconnected();
        });
        this.socket.addCloseListener(() => this.changed('offline'));
        // Listening is what makes the client remember its connection id. The hello that comes with it does the work.
        this.socket.addMissedMessageListener(() => undefined);
        this.socket.addMessageListener((frame) => this.received(frame));
    }

    open(): void {
        const scheme = window.location.protocol === 'https:' ? 'wss' : 'ws';
        this.socket.initialize(`${scheme}://${window.location.host}/api/v4/websocket`);
    }

    close(): void {
        clearTimeout(this.retry);
        this.closed = true;
        this.socket.close();
    }

    tellTyping(channelId: string): void {
        this.socket.userTyping(channelId, '', () => undefined);
    }

    private changed(connection: 'online' | 'offline'): void {
        this.store.dispatch({type: 'connection/changed', connection});
    }

    private received(frame: unknown): void {
        try {
            const event = readEvent(frame);
            applyEvent(this.store, event);
            this.plugins?.tell(frame);
            if (event.kind === 'hello') {
                // It begins a new stream of events: what happened before it has to be read.
                void this.catchUp();
            }
        } catch (cause) {
            if (!(cause instanceof WireError)) {
                throw cause;
            }
            // An event that cannot be read was still an event: what it would have changed is read over REST.
            void this.catchUp();
        }
    }

    /** A line that resumes says no second hello, so what could not be read is tried again from here. */
    private async catchUp(): Promise<void> {
        clearTimeout(this.retry);
        const done = await catchUp(this.store);
        if (!done.ok && done.failure.kind !== 'signed_out' && !this.closed) {
            this.retry = setTimeout(() => void this.catchUp(), retryMs);
        }
    }
}
