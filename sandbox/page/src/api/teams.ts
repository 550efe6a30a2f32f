import {decode, list} from '../wire/decode';
import {type Team, team} from '../wire/team';
import {client} from './client';
import {attempt, type Result} from './result';

export function getMyTeams(): Promise<Result<readonly Team[]>> {
    return attempt(async () => decode(list(team), await client.getMyTeams()));
}
