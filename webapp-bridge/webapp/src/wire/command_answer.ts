import {record, text, withDefault} from './decode';

/** What the chat server answers to a command; a dialog that the command opens names the trigger. */
export type CommandAnswer = {readonly trigger_id: string};

export const commandAnswer = record<CommandAnswer>({trigger_id: withDefault(text, '')});
