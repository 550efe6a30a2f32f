import {type CommandAnswer, commandAnswer} from '../wire/command_answer';
import {askChat} from './request';
import type {Result} from './result';

/** Runs a slash command in a channel, as the reader. */
export function executeCommand(command: string, teamId: string, channelId: string): Promise<Result<CommandAnswer>> {
    return askChat('POST', '/commands/execute', commandAnswer, {
        body: {command, team_id: teamId, channel_id: channelId},
    });
}
