import type {Failure} from '../api/result';
import {messages} from './messages';

/** A failed call in words for the person: the server's own where it gave some. */
export function describe(failure: Failure): string {
    switch (failure.kind) {
    case 'refused':
        return failure.message || messages.failure.unexpected;
    case 'signed_out':
        return failure.message || messages.failure.signedOut;
    case 'unreachable':
        return messages.failure.unreachable;
    case 'unexpected':
        return messages.failure.unexpected;
    }
}
