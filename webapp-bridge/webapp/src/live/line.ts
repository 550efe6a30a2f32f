// The line on which news come, kept open: after a break it comes back by itself, ever more slowly while nothing answers.
import {openSocket} from './socket';

const firstRetryMs = 1000;
const lastRetryMs = 30_000;

type Listener = {
    /** Where news come from by now, or null while Muster is not reached. Here a session is renewed. */
    readonly onOpening: () => Promise<'socket' | 'chat' | null>;
    readonly onMessage: (message: unknown) => void;
    /** Catches up with what is told by the chat server's own socket; answers whether Muster was reached. */
    readonly catchUp: () => Promise<boolean>;
    readonly onLost: () => void;
};

export class Line {
    private closeSocket: (() => void) | undefined;
    private timer: ReturnType<typeof setTimeout> | undefined;
    private retryMs = firstRetryMs;
    private isWanted = false;
    private isOpen = false;

    constructor(private readonly listener: Listener) {}

    open(): void {
        this.isWanted = true;
        void this.connect();
    }

    close(): void {
        this.isWanted = false;
        clearTimeout(this.timer);
        this.closeSocket?.();
    }

    /** The page may have slept, or the chat server's socket may have: what was missed is read. */
    async look(): Promise<void> {
        if (this.isOpen && !(await this.listener.catchUp())) {
            this.lost();
        }
    }

    private async connect(): Promise<void> {
        const from = await this.listener.onOpening();
        if (!this.isWanted) {
            return;
        }
        if (from === 'socket') {
            this.closeSocket = openSocket({
                onMessage: (message) => {
                    this.opened();
                    this.listener.onMessage(message);
                },
                onClosed: () => this.lost(),
            });
        } else if (from === 'chat' && (await this.listener.catchUp())) {
            this.opened();
        } else {
            this.lost();
        }
    }

    private opened(): void {
        this.isOpen = true;
        this.retryMs = firstRetryMs;
    }

    private lost(): void {
        if (!this.isWanted) {
            return;
        }
        this.isOpen = false;
        this.closeSocket?.();
        this.closeSocket = undefined;
        this.listener.onLost();
        clearTimeout(this.timer);
        // Not all pages at the same moment, when a server comes back.
        this.timer = setTimeout(() => void this.connect(), this.retryMs * (0.75 + Math.random() / 2));
        this.retryMs = Math.min(this.retryMs * 2, lastRetryMs);
    }
}
