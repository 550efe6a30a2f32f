// Muster's own WebSocket, kept open: after a break it comes back by itself, ever more slowly while nothing answers.
import {currentRoad} from '../api/road';

const firstRetryMs = 1000;
const lastRetryMs = 30_000;

type Listener = {
    /** May the socket be opened now? Where a session is needed, this is the moment to renew it. */
    readonly onOpening: () => Promise<boolean>;
    readonly onMessage: (message: unknown) => void;
    readonly onClosed: () => void;
};

function socketUrl(): string {
    const url = new URL(`${currentRoad().muster}/websocket`, window.location.href);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    return url.href;
}

/** A browser cannot send a header with it, so a session goes as a subprotocol. */
function protocols(): string[] {
    const {session} = currentRoad();
    return session === '' ? [] : ['muster', `muster.session.${session}`];
}

export class ChangeSocket {
    private socket: WebSocket | undefined;
    private timer: ReturnType<typeof setTimeout> | undefined;
    private retryMs = firstRetryMs;
    private isWanted = false;

    constructor(private readonly listener: Listener) {}

    open(): void {
        this.isWanted = true;
        void this.connect();
    }

    close(): void {
        this.isWanted = false;
        clearTimeout(this.timer);
        this.socket?.close();
    }

    private async connect(): Promise<void> {
        const mayOpen = await this.listener.onOpening();
        if (!this.isWanted) {
            return;
        }
        if (!mayOpen) {
            this.lost();
            return;
        }
        const socket = new WebSocket(socketUrl(), protocols());
        this.socket = socket;
        socket.onmessage = (event: MessageEvent<unknown>) => {
            this.retryMs = firstRetryMs;
            if (this.isWanted && typeof event.data === 'string') {
                this.listener.onMessage(JSON.parse(event.data));
            }
        };
        socket.onclose = () => this.lost();
    }

    private lost(): void {
        if (!this.isWanted) {
            return;
        }
        this.listener.onClosed();
        clearTimeout(this.timer);
        // Not all pages at the same moment, when a server comes back.
        this.timer = setTimeout(() => void this.connect(), this.retryMs * (0.75 + Math.random() / 2));
        this.retryMs = Math.min(this.retryMs * 2, lastRetryMs);
    }
}
