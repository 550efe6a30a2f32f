import type {Failure} from '../api/result';
import type {Messages} from './messages';

/** What a failure means to whoever asked. Muster's own sentences are taken as they are: they name what is wrong. */
export function failureText(failure: Failure, text: Pick<Messages, 'failure'>): string {
    switch (failure.kind) {
        case 'invalid':
        case 'forbidden':
        case 'conflict':
            return failure.message;
        case 'unexpected':
            return text.failure.unexpected(failure.message);
        default:
            return text.failure.reason[failure.kind];
    }
}
