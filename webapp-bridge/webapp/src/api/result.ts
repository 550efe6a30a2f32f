// Failures are part of what a call answers, so that no view can forget one.

export type Failure =
    /** There is none, or the reader may not see it. */
    | {readonly kind: 'not_found'}
    | {readonly kind: 'signed_out'}
    /** The input is wrong; `field` says which, if one is. */
    | {readonly kind: 'invalid'; readonly message: string; readonly field: string}
    | {readonly kind: 'forbidden'; readonly message: string}
    /** It has changed since, or cannot be done now. `body` has what there is now, when `If-Match` was sent. */
    | {readonly kind: 'conflict'; readonly message: string; readonly field: string; readonly body: unknown}
    /** Everything is already so. */
    | {readonly kind: 'unchanged'}
    /** No answer, or one that says to try again: nothing was done, as far as is known. */
    | {readonly kind: 'unreachable'}
    /** The caller did not want the answer any more. */
    | {readonly kind: 'aborted'}
    | {readonly kind: 'unexpected'; readonly message: string};

export type Result<T> = {readonly ok: true; readonly value: T} | {readonly ok: false; readonly failure: Failure};

export function success<T>(value: T): Result<T> {
    return {ok: true, value};
}

export function failed<T>(failure: Failure): Result<T> {
    return {ok: false, failure};
}
