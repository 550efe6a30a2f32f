// @vitest-environment jsdom
import {describe, expect, it} from 'vitest';

import {type MarkdownWorld, renderMarkdown} from './markdown';
import {mentionedNames} from './mentions';

const world: MarkdownWorld = {
    me: 'ada',
    team: 'sre',
    isUser: (name) => ['ada', 'ben'].includes(name),
    channelTitle: (name) => (name === 'town-square' ? 'Town Square' : undefined),
};

function html(source: string): string {
    return renderMarkdown(source, world).trim();
}

describe('Markdown', () => {
    it('never lets a message bring its own HTML', () => {
        expect(html('<img src=x onerror=alert(1)>')).not.toContain('<img');
        expect(html('[x](javascript:alert(1))')).not.toContain('href');
    });

    it('links people that exist and marks me', () => {
        expect(html('ask @ben.')).toBe('<p>ask <a href="/sre/messages/@ben" class="mention">@ben</a>.</p>');
        expect(html('@ada')).toContain('class="mention mention-me"');
        expect(html('@nobody')).toBe('<p>@nobody</p>');
    });

    it('marks a call to everybody', () => {
        expect(html('@here fire')).toContain('<span class="mention mention-me">@here</span>');
    });

    it('links channels by their title, and unknown ones by their name', () => {
        expect(html('see ~town-square')).toContain('<a href="/sre/channels/town-square" class="channel-link">~Town Square</a>');
        expect(html('see ~inc-7-checkout.')).toContain('href="/sre/channels/inc-7-checkout"');
        expect(html('in ~5 minutes')).toBe('<p>in ~5 minutes</p>');
        expect(html('~~gone~~')).toBe('<p><s>gone</s></p>');
    });

    it('leaves code and addresses alone', () => {
        expect(html('`@ben ~town-square`')).toBe('<p><code>@ben ~town-square</code></p>');
        expect(html('mail ben@example.com')).not.toContain('mention');
    });

    it('draws tables, line breaks and emoji', () => {
        expect(html('| a | b |\n|--|--|\n| 1 | :white_check_mark: |')).toContain('<td>✅</td>');
        expect(html('one\ntwo')).toContain('one<br>');
    });
});

describe('the names that a message calls', () => {
    it('are found once each, without the punctuation after them', () => {
        expect(mentionedNames('@ada, @ben. and @ada; not mail@cleo.example')).toEqual(['ada', 'ben']);
    });
});
