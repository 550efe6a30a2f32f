import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';

import {Line} from './line';

class Socket {
    static readonly opened: Socket[] = [];
    onmessage: ((event: {readonly data: string}) => void) | null = null;
    onclose: (() => void) | null = null;
    isClosed = false;

    constructor(readonly url: string) {
        Socket.opened.push(this);
    }

    close(): void {
        this.isClosed = true;
    }
}

describe('the line on which news come', () => {
    let from: 'socket' | 'chat' | null;
    let isReached: boolean;
    const listener = {
        onOpening: vi.fn(() => Promise.resolve(from)),
        onMessage: vi.fn(),
        catchUp: vi.fn(() => Promise.resolve(isReached)),
        onLost: vi.fn(),
    };
    let line: Line;

    beforeEach(() => {
        vi.useFakeTimers();
        vi.stubGlobal('WebSocket', Socket);
        vi.stubGlobal('window', {location: {href: 'https://chat.example/sre'}});
        Socket.opened.length = 0;
        vi.clearAllMocks();
        from = 'socket';
        isReached = true;
        line = new Line(listener);
    });
    afterEach(() => {
        line.close();
        vi.useRealTimers();
        vi.unstubAllGlobals();
    });

    const open = async (): Promise<void> => {
        line.open();
        await vi.advanceTimersByTimeAsync(0);
    };
    const last = (): Socket | undefined => Socket.opened[Socket.opened.length - 1];

    it('is the WebSocket of Muster, which comes back after a break', async () => {
        await open();
        expect(last()?.url).toBe('wss://chat.example/plugins/muster/api/v0/websocket');
        last()?.onmessage?.({data: '{"event": "hello"}'});
        expect(listener.onMessage).toHaveBeenCalledWith({event: 'hello'});
        last()?.onclose?.();
        expect(listener.onLost).toHaveBeenCalledTimes(1);
        await vi.advanceTimersByTimeAsync(2000);
        expect(Socket.opened).toHaveLength(2);
    });

    it('is the chat server’s where Muster says so, and no WebSocket is tried', async () => {
        from = 'chat';
        await open();
        expect(listener.catchUp).toHaveBeenCalledTimes(1);
        await vi.advanceTimersByTimeAsync(120_000);
        expect(Socket.opened).toHaveLength(0);
        expect(listener.onLost).not.toHaveBeenCalled();
    });

    it('makes up for what was missed when the page is looked at again, and is lost when nothing answers', async () => {
        from = 'chat';
        await open();
        await line.look();
        expect(listener.catchUp).toHaveBeenCalledTimes(2);
        isReached = false;
        await line.look();
        expect(listener.onLost).toHaveBeenCalledTimes(1);
        isReached = true;
        await vi.advanceTimersByTimeAsync(2000);
        expect(listener.catchUp).toHaveBeenCalledTimes(4);
    });

    it('is tried ever more slowly while Muster is away', async () => {
        from = null;
        await open();
        await vi.advanceTimersByTimeAsync(60_000);
        const inFirstMinute = listener.onOpening.mock.calls.length;
        expect(inFirstMinute).toBeGreaterThan(4);
        await vi.advanceTimersByTimeAsync(60_000);
        expect(listener.onOpening.mock.calls.length - inFirstMinute).toBeLessThan(inFirstMinute);
    });

    it('is silent once it is closed', async () => {
        await open();
        line.close();
        expect(last()?.isClosed).toBe(true);
        expect(last()?.onclose).toBeNull();
        await vi.advanceTimersByTimeAsync(60_000);
        expect(Socket.opened).toHaveLength(1);
    });
});
