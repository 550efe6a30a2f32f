// How this page reaches Muster: below the chat server's plugin route, where the server has one for us (it hosts the
// plugin, or it is the sandbox), else directly, with a session that the chat server vouches for. Muster itself says which:
// who tried the route first would find nothing there, and leave that in the console.
import {type Road, takeRoad} from '../api/road';
import {askSession} from '../api/session';
import {hostState, type Place, placeToSpeak} from '../host/host_state';
import {basePath} from '../host/navigate';
import type {HostStore} from '../host/window';
import {loadSettings} from './load';

/** A session is renewed this long before it ends. */
const aheadMs = 60_000;

let expiresAt = Infinity;

function routeOfServer(): Road {
    return {muster: `${basePath()}/plugins/muster/api/v0`, chat: `${basePath()}/api/v4`, session: ''};
}

/** A command is run somewhere: waits until the page knows a team and a channel of it. */
function whenPlaced(store: HostStore): Promise<Place> {
    return new Promise((resolve) => {
        const look = (): boolean => {
            const place = placeToSpeak(hostState(store.getState()));
            if (place) {
                resolve(place);
            }
            return place !== undefined;
        };
        if (!look()) {
            const stop = store.subscribe(() => {
                if (look()) {
                    stop();
                }
            });
        }
    });
}

async function takeSession(store: HostStore): Promise<boolean> {
    const place = await whenPlaced(store);
    const answer = await askSession(place.team_id, place.channel_id);
    if (!answer.ok) {
        return false;
    }
    const {url, token, expires_at: until} = answer.value;
    const isByRoute = url === '';
    expiresAt = isByRoute ? Infinity : until;
    takeRoad(isByRoute ? routeOfServer() : {...routeOfServer(), muster: `${url}/api/v0`, session: token});
    return true;
}

/** Answers whether Muster can be reached; if not, it is worth another try later. */
export async function findRoad(store: HostStore): Promise<boolean> {
    takeRoad(routeOfServer());
    return (await takeSession(store)) && (await loadSettings(store)).ok;
}

/** Renews a session that is about to end. */
export async function keepRoad(store: HostStore): Promise<boolean> {
    return Date.now() < expiresAt - aheadMs || takeSession(store);
}
