import {record, text, withDefault} from './decode';

export type CommandAnswer = {readonly goto_location: string; readonly trigger_id: string};

export const commandAnswer = record<CommandAnswer>({
    goto_location: withDefault(text, ''),
    trigger_id: withDefault(text, ''),
});

/** A line of the command autocompletion; the server spells its members with capitals and without the slash. */
export type CommandSuggestion = {
    readonly Complete: string;
    readonly Suggestion: string;
    readonly Hint: string;
    readonly Description: string;
};

export const commandSuggestion = record<CommandSuggestion>({
    Complete: withDefault(text, ''),
    Suggestion: withDefault(text, ''),
    Hint: withDefault(text, ''),
    Description: withDefault(text, ''),
});

export type Command = {
    readonly trigger: string;
    readonly auto_complete_hint: string;
    readonly auto_complete_desc: string;
};

export const command = record<Command>({
    trigger: text,
    auto_complete_hint: withDefault(text, ''),
    auto_complete_desc: withDefault(text, ''),
});
