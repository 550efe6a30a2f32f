import {decode, list, record} from '../wire/decode';
import {type User, user, type UserStatus, userStatus} from '../wire/user';
import {client} from './client';
import {attempt, type Result} from './result';

const users = list(user);
const autocompleted = record<{users: readonly User[]; out_of_channel: readonly User[]}>({
    users,
    out_of_channel: users,
});

export function getUsersByIds(ids: readonly string[]): Promise<Result<readonly User[]>> {
    return attempt(async () => decode(users, await client.getProfilesByIds([...ids])));
}

export function getUsersByUsernames(names: readonly string[]): Promise<Result<readonly User[]>> {
    return attempt(async () => decode(users, await client.getProfilesByUsernames([...names])));
}

export function getUserByUsername(name: string): Promise<Result<User>> {
    return attempt(async () => decode(user, await client.getUserByUsername(name)));
}

export function getUsersInChannel(channelId: string): Promise<Result<readonly User[]>> {
    return attempt(async () => decode(users, await client.getProfilesInChannel(channelId, 0, 200)));
}

/** Members of the channel first, then those of the team who are not in it. */
export function autocompleteUsers(prefix: string, teamId: string, channelId: string): Promise<Result<readonly User[]>> {
    return attempt(async () => {
        const found = decode(autocompleted, await client.autocompleteUsers(prefix, teamId, channelId));
        return [...found.users, ...found.out_of_channel];
    });
}

export function getStatuses(ids: readonly string[]): Promise<Result<readonly UserStatus[]>> {
    return attempt(async () => decode(list(userStatus), await client.getStatusesByIds([...ids])));
}

export function getUsersInTeam(teamId: string): Promise<Result<readonly User[]>> {
    return attempt(async () => decode(users, await client.getProfilesInTeam(teamId, 0, 200)));
}
