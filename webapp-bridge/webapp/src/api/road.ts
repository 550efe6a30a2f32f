/** How Muster and the chat server are reached from this page. */
export type Road = {
    /** Of Muster's operations: `/plugins/muster/api/v0`, or an address of another host. */
    readonly muster: string;
    /** Of the chat server's: `/api/v4`. */
    readonly chat: string;
    /** A session of Muster's own, for another host; empty where the chat server says who asks. */
    readonly session: string;
};

let road: Road = {muster: '/plugins/muster/api/v0', chat: '/api/v4', session: ''};

export function takeRoad(next: Road): void {
    road = next;
}

export function currentRoad(): Road {
    return road;
}
