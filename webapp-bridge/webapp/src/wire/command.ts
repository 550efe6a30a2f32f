import {record, text, withDefault} from './decode';

/** A line of the chat server's command completion, which spells its members with capitals. */
export type CommandSuggestion = {
    /** What the input becomes, without the slash. */
    readonly Complete: string;
    readonly Hint: string;
    readonly Description: string;
};

export const commandSuggestion = record<CommandSuggestion>({
    Complete: text,
    Hint: withDefault(text, ''),
    Description: withDefault(text, ''),
});
