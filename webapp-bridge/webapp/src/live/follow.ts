import type {Registrations} from '../host/registry';
import type {HostStore} from '../host/window';
import {findRoad, keepRoad} from './find_road';
import {Follower} from './follower';
import {ChangeSocket} from './socket';
import {watchChannel} from './watch_channel';

/** How often it is looked whether our session is about to end. */
const renewMs = 30_000;

/** What a server that hosts the plugin sends on its own WebSocket, each as `custom_muster_…`. */
const hostedEvents = [
    'incident_created', 'incident_updated', 'playbook_created', 'playbook_updated', 'playbook_archived',
    'playbook_restored', 'reset',
];

/** Keeps the store up to date until the registrations are undone. `openPanel` shows our panel. */
export function follow(registrations: Registrations, store: HostStore, openPanel: () => void): void {
    const follower = new Follower(store);
    let isOver = false;
    let stopWatching: (() => void) | undefined;

    const findOrKeepRoad = async (): Promise<boolean> => {
        if (stopWatching) {
            return keepRoad(store);
        }
        const isFound = await findRoad(store);
        if (isFound && !isOver) {
            stopWatching = watchChannel(store, follower, openPanel);
        }
        return isFound;
    };
    const socket = new ChangeSocket({
        onOpening: findOrKeepRoad,
        onMessage: (message) => follower.message(message),
        onClosed: () => follower.lost(),
    });
    // A session of our own ends while the socket that it opened lives on.
    const renewal = setInterval(() => {
        if (stopWatching) {
            void keepRoad(store);
        }
    }, renewMs);
    registrations.undo(() => {
        isOver = true;
        clearInterval(renewal);
        stopWatching?.();
        socket.close();
    });
    for (const event of hostedEvents) {
        registrations.event(`custom_muster_${event}`, ({data}) => {
            // The server tells of changes by itself: our own line to it is not needed.
            socket.close();
            follower.message({...(typeof data === 'object' ? data : {}), event});
        });
    }
    registrations.reconnect(() => void follower.catchUp());
    socket.open();
}
