import {type KeyboardEvent, useState} from 'react';

import {complete, isTyped, type Suggestion} from '../text/completion';
import {useSuggestions} from './use_suggestions';

type Args = {
    readonly text: string;
    readonly caret: number;
    readonly channelId: string;
    readonly rootId: string;
    readonly onComplete: (text: string, caret: number) => void;
};

export type SuggestionPicker = {
    readonly suggestions: readonly Suggestion[];
    readonly active: number;
    readonly choose: (suggestion: Suggestion) => void;
    /** True when the key was for the list. */
    readonly onKeyDown: (event: KeyboardEvent) => boolean;
};

/** The keys of the list under the writing box: arrows move, Tab and Enter complete, Escape closes. */
export function useSuggestionPicker({text, caret, channelId, rootId, onComplete}: Args): SuggestionPicker {
    const {suggestions, dismiss} = useSuggestions(text, caret, channelId, rootId);
    const [activeKey, setActiveKey] = useState('');
    const found = suggestions.findIndex((each) => each.key === activeKey);
    const active = Math.max(found, 0);

    function choose(suggestion: Suggestion): void {
        const completed = complete(suggestion, text, caret);
        setActiveKey('');
        onComplete(completed.text, completed.caret);
    }

    function move(by: number): void {
        const next = suggestions[(active + by + suggestions.length) % suggestions.length];
        setActiveKey(next?.key ?? '');
    }

    /** Enter sends a command that is typed out; it completes one that is not. */
    function takesEnter(current: Suggestion, event: KeyboardEvent): boolean {
        return !event.shiftKey && !isTyped(current, text, caret);
    }

    function onKeyDown(event: KeyboardEvent): boolean {
        const current = suggestions[active];
        if (!current) {
            return false;
        }
        switch (event.key) {
        case 'ArrowDown':
            move(1);
            break;
        case 'ArrowUp':
            move(-1);
            break;
        case 'Escape':
            dismiss();
            break;
        case 'Tab':
            if (event.shiftKey) {
                return false;
            }
            choose(current);
            break;
        case 'Enter':
            if (!takesEnter(current, event)) {
                return false;
            }
            choose(current);
            break;
        default:
            return false;
        }
        event.preventDefault();
        return true;
    }

    return {suggestions, active, choose, onKeyDown};
}
