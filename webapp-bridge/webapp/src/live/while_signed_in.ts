// The chat server's page loads plugins before anybody has signed in, and stays the same page when one person leaves it to
// the next.
import {currentUserId, hostState} from '../host/host_state';
import type {HostStore} from '../host/window';
import {send} from './load';

/** Has `begin` called for whoever is signed in, and what it answers with when they are gone. The answer ends both. */
export function whileSignedIn(store: HostStore, begin: () => () => void): () => void {
    let userId = '';
    let end: (() => void) | undefined;

    const look = (): void => {
        const next = currentUserId(hostState(store.getState()));
        if (next === userId) {
            return;
        }
        userId = next; // first of all: what is sent below calls this again
        end?.();
        end = undefined;
        // What the last person read is not for the next one.
        send(store, {type: 'muster/person/changed'});
        if (next !== '') {
            end = begin();
        }
    };

    const stop = store.subscribe(look);
    look();
    return () => {
        stop();
        end?.();
    };
}
