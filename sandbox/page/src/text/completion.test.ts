import {describe, expect, it} from 'vitest';

import {complete, fromCommands, fromCommandSuggestions, isTyped, queryAt, stillFits} from './completion';

const [incident] = fromCommandSuggestions([{Complete: 'incident', Suggestion: 'incident', Hint: '[start]', Description: ''}]);
const [start] = fromCommandSuggestions([{Complete: 'incident start', Suggestion: 'start', Hint: '', Description: ''}]);

describe('what is typed', () => {
    it('asks for commands after a slash at its beginning', () => {
        expect(queryAt('/inc', 4)).toEqual({kind: 'command', from: 0, typed: '/inc'});
        expect(queryAt(' /inc', 5)).toBeUndefined();
    });

    it('asks for people after an at sign, also inside a command', () => {
        expect(queryAt('/incident commander @ad', 23)).toEqual({kind: 'user', from: 20, typed: 'ad'});
        expect(queryAt('mail ada@ex', 11)).toBeUndefined();
    });

    it('asks for channels after a tilde', () => {
        expect(queryAt('see ~town', 9)).toEqual({kind: 'channel', from: 4, typed: 'town'});
    });
});

describe('a suggestion', () => {
    it('completes the command with a space after it', () => {
        expect(incident && complete(incident, '/inc', 4)).toEqual({text: '/incident ', caret: 10});
        expect(start && complete(start, '/incident st', 12)).toEqual({text: '/incident start ', caret: 16});
    });

    it('leaves what stands after the caret', () => {
        const user = {key: 'u', kind: 'user' as const, label: '@ada', hint: '', description: '', from: 6, replacement: '@ada'};
        expect(complete(user, 'hello @a you', 8)).toEqual({text: 'hello @ada you', caret: 11});
    });

    it('that is older than the text no longer fits', () => {
        expect(incident && stillFits(incident, '/incident end', 13)).toBe(false);
        expect(incident && stillFits(incident, '/inci', 5)).toBe(true);
    });

    it('that is typed out lets Enter send', () => {
        expect(start && isTyped(start, '/incident start', 15)).toBe(true);
        expect(start && isTyped(start, '/incident st', 12)).toBe(false);
    });

    it('comes from the plain list when the server has no better one', () => {
        const commands = [{trigger: 'incident', auto_complete_hint: '[start]', auto_complete_desc: 'Run'}, {trigger: 'away', auto_complete_hint: '', auto_complete_desc: ''}];
        expect(fromCommands(commands, '/inc').map((each) => each.replacement)).toEqual(['/incident']);
    });
});
