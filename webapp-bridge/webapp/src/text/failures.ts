import type {Failure} from '../api/result';
import type {Messages} from './messages';
import {refusalText} from './refusals';

/** What a failure means to whoever asked. What Muster or the chat server says in words unknown here is shown as it is. */
export function failureText(failure: Failure, text: Pick<Messages, 'failure'>): string {
    switch (failure.kind) {
        case 'invalid':
        case 'forbidden':
        case 'conflict':
            return refusalText(failure.message, text.failure) ?? failure.message;
        case 'unexpected':
            return refusalText(failure.message, text.failure) ?? text.failure.unexpected(failure.message);
        default:
            return text.failure.reason[failure.kind];
    }
}
