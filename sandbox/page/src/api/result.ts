import {ClientError} from '@mattermost/client';

import {WireError} from '../wire/decode';

export type Failure =
    | {readonly kind: 'signed_out'; readonly message: string}
    | {readonly kind: 'refused'; readonly status: number; readonly id: string; readonly message: string}
    | {readonly kind: 'unreachable'}
    | {readonly kind: 'unexpected'; readonly message: string};

export type Result<T> = {readonly ok: true; readonly value: T} | {readonly ok: false; readonly failure: Failure};

/** The status of an answer that refused the call; 0 when there was no such answer. */
export function refusedWith(failure: Failure): number {
    return failure.kind === 'refused' ? failure.status : 0;
}

function failureOf(cause: unknown): Failure {
    if (cause instanceof WireError) {
        return {kind: 'unexpected', message: cause.message};
    }
    if (cause instanceof ClientError) {
        const message = cause.message;
        // An answer that does not come from the chat server's own error writer has no status in its body.
        if (!cause.status_code) {
            return {kind: 'unexpected', message};
        }
        return cause.status_code === 401
            ? {kind: 'signed_out', message}
            : {kind: 'refused', status: cause.status_code, id: cause.server_error_id ?? '', message};
    }
    return {kind: 'unreachable'};
}

/** Runs one call; whatever it throws becomes a failure. */
export async function attempt<T>(call: () => Promise<T>): Promise<Result<T>> {
    try {
        return {ok: true, value: await call()};
    } catch (cause) {
        return {ok: false, failure: failureOf(cause)};
    }
}
