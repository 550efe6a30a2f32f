import type {Command, CommandSuggestion} from '../wire/command';

/** One line of the list under the writing box. Choosing it replaces the text from `from` up to the caret. */
export type Suggestion = {
    readonly key: string;
    readonly kind: 'command' | 'user' | 'channel';
    readonly label: string;
    readonly hint: string;
    readonly description: string;
    readonly from: number;
    readonly replacement: string;
};

export type Query =
    | {readonly kind: 'command'; readonly from: 0; readonly typed: string}
    | {readonly kind: 'user' | 'channel'; readonly from: number; readonly typed: string};

/** What the word at the caret asks for, if it asks for anything. */
export function queryAt(text: string, caret: number): Query | undefined {
    const before = text.slice(0, caret);
    const word = /(?:^|\s)([@~])([\w.-]*)$/.exec(before);
    if (word) {
        const typed = word[2] ?? '';
        return {kind: word[1] === '@' ? 'user' : 'channel', from: caret - typed.length - 1, typed};
    }
    return before.startsWith('/') && !before.includes('\n') ? {kind: 'command', from: 0, typed: before} : undefined;
}

export function fromCommandSuggestions(found: readonly CommandSuggestion[]): readonly Suggestion[] {
    return found.map((each) => ({
        key: `${each.Complete} ${each.Suggestion}`,
        kind: 'command',
        label: each.Suggestion === each.Complete ? `/${each.Suggestion}` : each.Suggestion || `/${each.Complete}`,
        hint: each.Hint,
        description: each.Description,
        from: 0,
        replacement: `/${each.Complete}`,
    }));
}

/** The plain list of commands, for a server that has no better answer. */
export function fromCommands(commands: readonly Command[], typed: string): readonly Suggestion[] {
    const wanted = typed.toLowerCase();
    return commands
        .filter((each) => `/${each.trigger}`.startsWith(wanted))
        .map((each) => ({
            key: each.trigger,
            kind: 'command',
            label: `/${each.trigger}`,
            hint: each.auto_complete_hint,
            description: each.auto_complete_desc,
            from: 0,
            replacement: `/${each.trigger}`,
        }));
}

/** Suggestions may be older than the text: only those that still continue it count. */
export function stillFits(suggestion: Suggestion, text: string, caret: number): boolean {
    const typed = text.slice(suggestion.from, caret).toLowerCase();
    return suggestion.replacement.toLowerCase().startsWith(typed.trimEnd()) || suggestion.label.toLowerCase().startsWith(typed);
}

/** Nothing is left to complete: Enter then sends. */
export function isTyped(suggestion: Suggestion, text: string, caret: number): boolean {
    return text.slice(suggestion.from, caret).trim().toLowerCase() === suggestion.replacement.trim().toLowerCase();
}

export function complete(suggestion: Suggestion, text: string, caret: number): {readonly text: string; readonly caret: number} {
    const head = `${text.slice(0, suggestion.from)}${suggestion.replacement.trimEnd()} `;
    return {text: head + text.slice(caret).trimStart(), caret: head.length};
}
