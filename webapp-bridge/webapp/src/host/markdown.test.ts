import {createElement, type ReactElement} from 'react';
import {afterEach, describe, expect, it, vi} from 'vitest';

import {hostMarkdown} from './markdown';

type Options = {readonly mentionHighlight?: boolean};

const drawn = (html: string, options: Options): ReactElement => createElement('div', {html, ...options});
const formatText = (text: string): string => `<p>${text}</p>`;

/** As 5.37 has it. */
const older = (html: string, isForSidebar: unknown, options: Options = {}): ReactElement => {
    expect(isForSidebar).toBe(true);
    return drawn(html, options);
};

/** As today's page has it, which drops the word about the sidebar when there is one. */
const newer = (html: string, ...others: readonly unknown[]): ReactElement =>
    drawn(html, (others.length === 2 ? others[1] : others[0]) as Options);

describe('Markdown', () => {
    afterEach(() => vi.unstubAllGlobals());

    it.each([['5.37', older], ['today', newer]])('is drawn by the page of %s, and marks no mention of the reader', (_page, draw) => {
        vi.stubGlobal('window', {PostUtils: {formatText, messageHtmlToComponent: draw}});
        expect(hostMarkdown('hello @ada')?.props).toEqual({html: '<p>hello @ada</p>', mentionHighlight: false});
    });

    it('is left to us where the page draws none', () => {
        vi.stubGlobal('window', {});
        expect(hostMarkdown('hello')).toBeNull();
    });
});
