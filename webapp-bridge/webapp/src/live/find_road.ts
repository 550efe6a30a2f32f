// How this page reaches Muster: below the chat server's plugin route, where the server has one for us (it hosts the
// plugin, or it is the sandbox), else directly, with a session that the chat server vouches for.
import type {Result} from '../api/result';
import {currentRoad, takeRoad} from '../api/road';
import {askSession} from '../api/session';
import {currentChannel, currentTeam, hostState} from '../host/host_state';
import {basePath} from '../host/navigate';
import type {HostStore} from '../host/window';
import type {Session} from '../wire/session';
import {loadSettings} from './load';

/** A session is renewed this long before it ends. */
const aheadMs = 60_000;

let expiresAt = Infinity;

async function takeSession(store: HostStore): Promise<Result<Session>> {
    const state = hostState(store.getState());
    const answer = await askSession(currentTeam(state)?.id ?? '', currentChannel(state)?.id ?? '');
    if (answer.ok) {
        expiresAt = answer.value.expires_at;
        takeRoad({...currentRoad(), muster: `${answer.value.url}/api/v0`, session: answer.value.token});
    }
    return answer;
}

/** Answers whether Muster can be reached; if not, it is worth another try later. */
export async function findRoad(store: HostStore): Promise<boolean> {
    expiresAt = Infinity;
    takeRoad({muster: `${basePath()}/plugins/muster/api/v0`, chat: `${basePath()}/api/v4`, session: ''});
    const hosted = await loadSettings(store);
    if (hosted.ok || hosted.failure.kind !== 'not_found') {
        return hosted.ok;
    }
    const session = await takeSession(store);
    return session.ok && (await loadSettings(store)).ok;
}

/** Renews a session that is about to end. */
export async function keepRoad(store: HostStore): Promise<boolean> {
    return Date.now() < expiresAt - aheadMs || (await takeSession(store)).ok;
}
