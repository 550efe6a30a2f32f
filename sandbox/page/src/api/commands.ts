import {type Command, command, type CommandAnswer, commandAnswer, type CommandSuggestion, commandSuggestion} from '../wire/command';
import {decode, list} from '../wire/decode';
import {client} from './client';
import {attempt, type Result} from './result';

export type CommandPlace = {readonly team_id: string; readonly channel_id: string; readonly root_id: string};

export function executeCommand(line: string, place: CommandPlace): Promise<Result<CommandAnswer>> {
    return attempt(async () => decode(commandAnswer, await client.executeCommand(line, place)));
}

export function suggestCommands(typed: string, place: CommandPlace): Promise<Result<readonly CommandSuggestion[]>> {
    return attempt(async () => {
        const found: unknown = await client.getCommandAutocompleteSuggestionsList(typed, place.team_id, place);
        return decode(list(commandSuggestion), found);
    });
}

export function listCommands(teamId: string): Promise<Result<readonly Command[]>> {
    return attempt(async () => decode(list(command), await client.getAutocompleteCommandsList(teamId)));
}
