import type {Failure} from '../api/result';
import {onShown} from '../host/page';
import type {Registrations} from '../host/registry';
import type {HostStore} from '../host/window';
import {findRoad, keepRoad} from './find_road';
import {Follower} from './follower';
import {Line} from './line';
import {ourState} from './load';
import {watchChannel} from './watch_channel';

/** How often it is looked whether our session is about to end. */
const renewMs = 30_000;

/** A server that hosts Muster goes on to tell those who ask for something now and then: at least every hour. */
const askMs = 60 * 60_000;

/** What a server that hosts the plugin sends on its own WebSocket, each as `custom_muster_…`. */
const hostedEvents = [
    'hello', 'incident_created', 'incident_updated', 'playbook_created', 'playbook_updated', 'playbook_archived',
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
        if (isFound && ourState(store).site.settings?.news === 'socket') {
            // What is read from here on may change before the socket is open, which then tells what was missed.
            await follower.catchUp();
        }
        if (isFound && !isOver) {
            stopWatching = watchChannel(store, follower, openPanel);
        }
        return isFound;
    };
    const line = new Line({
        onOpening: async () => ((await findOrKeepRoad()) ? ourState(store).site.settings?.news ?? null : null),
        onMessage: (message) => follower.message(message),
        catchUp: () => follower.catchUp(),
        onLost: () => follower.lost(),
    });
    // A session of our own ends while the socket that it opened lives on.
    const renewal = setInterval(() => {
        if (stopWatching) {
            void keepRoad(store);
        }
    }, renewMs);
    const asking = setInterval(() => void line.look(), askMs);
    registrations.undo(() => {
        isOver = true;
        clearInterval(renewal);
        clearInterval(asking);
        stopWatching?.();
        line.close();
    });
    for (const event of hostedEvents) {
        registrations.event(`custom_muster_${event}`, ({data}) => {
            follower.message({...(typeof data === 'object' ? data : {}), event});
        });
    }
    registrations.reconnect(() => void line.look());
    // The socket of a server that hosts Muster stays open while Muster is away: a change that was not answered says so.
    let failure: Failure | null = null;
    registrations.undo(store.subscribe(() => {
        const latest = ourState(store).views.failure;
        if (latest !== failure) {
            failure = latest;
            if (failure?.kind === 'unreachable') {
                void line.look();
            }
        }
    }));
    registrations.undo(onShown(() => void line.look()));
    line.open();
}
