// Muster's own WebSocket.
import {currentRoad} from '../api/road';

type Listener = {readonly onMessage: (message: unknown) => void; readonly onClosed: () => void};

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

/** Opens it; the answer closes it, after which the listener hears nothing more. */
export function openSocket({onMessage, onClosed}: Listener): () => void {
    const socket = new WebSocket(socketUrl(), protocols());
    socket.onmessage = (event: MessageEvent<unknown>) => {
        if (typeof event.data === 'string') {
            onMessage(JSON.parse(event.data));
        }
    };
    socket.onclose = onClosed;
    return () => {
        socket.onmessage = null;
        socket.onclose = null;
        socket.close();
    };
}
