// The few calls to the chat server itself, with the reader's own session: what they may see of people and channels.
import {type Channel, channel} from '../wire/channel';
import {type CommandSuggestion, commandSuggestion} from '../wire/command';
import {list, record} from '../wire/decode';
import {type User, user} from '../wire/user';
import {askChat, type Look} from './request';
import type {Result} from './result';

const found = record<{readonly users: readonly User[]}>({users: list(user)});

export function getUsersByIds(ids: readonly string[], look?: Look): Promise<Result<readonly User[]>> {
    return askChat('POST', '/users/ids', list(user), {...look, body: ids});
}

/** Active members of a team whose name begins so. */
export async function findUsers(teamId: string, name: string, look?: Look): Promise<Result<readonly User[]>> {
    const answer = await askChat('GET', '/users/autocomplete', found, {
        ...look,
        query: {in_team: teamId, name, limit: 25},
    });
    return answer.ok ? {ok: true, value: answer.value.users} : answer;
}

/** The channels of a team that the reader is in. */
export function getMyChannels(teamId: string, look?: Look): Promise<Result<readonly Channel[]>> {
    return askChat('GET', `/users/me/teams/${teamId}/channels`, list(channel), look);
}

export function suggestCommands(
    teamId: string, typed: string, look?: Look,
): Promise<Result<readonly CommandSuggestion[]>> {
    return askChat('GET', `/teams/${teamId}/commands/autocomplete_suggestions`, list(commandSuggestion), {
        ...look,
        query: {user_input: typed},
    });
}
