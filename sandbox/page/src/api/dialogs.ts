import {decode} from '../wire/decode';
import {type DialogAnswer, dialogAnswer, type DialogSubmission} from '../wire/dialog';
import {client} from './client';
import {attempt, type Result} from './result';

export function submitDialog(submission: DialogSubmission): Promise<Result<DialogAnswer>> {
    return attempt(async () => {
        // The package's type knows text values only; Mattermost's own page sends booleans, numbers and null as well.
        const body = submission as unknown as Parameters<typeof client.submitInteractiveDialog>[0];
        return decode(dialogAnswer, await client.submitInteractiveDialog(body));
    });
}
