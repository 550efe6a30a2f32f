import DOMPurify from 'dompurify';
import MarkdownIt, {type StateInline} from 'markdown-it';
import {bare as emoji} from 'markdown-it-emoji';
import emojiNames from 'markdown-it-emoji/lib/data/full.mjs';

import {trimName} from './mentions';

/** What a message can refer to, as the reader knows it. */
export type MarkdownWorld = {
    readonly me: string;
    /** URL name of the team, the first part of every link to a channel or a person. */
    readonly team: string;
    readonly isUser: (username: string) => boolean;
    readonly channelTitle: (name: string) => string | undefined;
};

const everybody = new Set(['here', 'channel', 'all']);

const userName = /^[a-z][a-z0-9._-]*/i;
const channelName = /^[a-z0-9][a-z0-9_-]+/;

/** The counter is markdown-it's own; its published types leave it out. */
function isInLink(state: StateInline & {readonly linkLevel?: number}): boolean {
    return (state.linkLevel ?? 0) > 0;
}

function followsWord(state: StateInline): boolean {
    return state.pos > 0 && /[\w~@/]/.test(state.src.charAt(state.pos - 1));
}

function pushLink(state: StateInline, href: string, classes: string, label: string): void {
    const open = state.push('link_open', 'a', 1);
    open.attrs = [['href', href], ['class', classes]];
    state.push('text', '', 0).content = label;
    state.push('link_close', 'a', -1);
}

function pushMark(state: StateInline, classes: string, label: string): void {
    const open = state.push('mention_open', 'span', 1);
    open.attrs = [['class', classes]];
    state.push('text', '', 0).content = label;
    state.push('mention_close', 'span', -1);
}

function mention(state: StateInline, silent: boolean): boolean {
    if (state.src[state.pos] !== '@' || isInLink(state) || followsWord(state)) {
        return false;
    }
    const name = trimName(userName.exec(state.src.slice(state.pos + 1))?.[0] ?? '');
    const world = state.env as MarkdownWorld;
    if (name === '' || !(everybody.has(name) || world.isUser(name))) {
        return false;
    }
    if (!silent) {
        const label = state.src.slice(state.pos, state.pos + 1 + name.length);
        if (everybody.has(name)) {
            pushMark(state, 'mention mention-me', label);
        } else {
            pushLink(state, `/${world.team}/messages/@${name}`, name === world.me ? 'mention mention-me' : 'mention', label);
        }
    }
    state.pos += 1 + name.length;
    return true;
}

function channelLink(state: StateInline, silent: boolean): boolean {
    if (state.src[state.pos] !== '~' || state.src[state.pos + 1] === '~' || isInLink(state) || followsWord(state)) {
        return false;
    }
    const name = (channelName.exec(state.src.slice(state.pos + 1))?.[0] ?? '').replace(/[_-]+$/, '');
    const world = state.env as MarkdownWorld;
    const title = world.channelTitle(name);
    // “~5 minutes” is no channel; a name that this reader cannot resolve is a link only when it looks like one.
    if (name === '' || (title === undefined && !/[a-z].*-/.test(name))) {
        return false;
    }
    if (!silent) {
        pushLink(state, `/${world.team}/channels/${name}`, 'channel-link', `~${title ?? name}`);
    }
    state.pos += 1 + name.length;
    return true;
}

const markdown = new MarkdownIt({html: false, linkify: true, breaks: true}).use(emoji, {defs: emojiNames});
markdown.linkify.set({fuzzyLink: false, fuzzyEmail: false});
markdown.inline.ruler.before('strikethrough', 'mention', mention);
markdown.inline.ruler.before('strikethrough', 'channel_link', channelLink);
// A wide table scrolls by itself and leaves the page where it is.
markdown.renderer.rules['table_open'] = () => '<div class="table-scroll" role="region" aria-label="Table" tabindex="0"><table>';
markdown.renderer.rules['table_close'] = () => '</table></div>';

const allowed = {ADD_ATTR: ['target'], FORBID_TAGS: ['style', 'form', 'input', 'button', 'iframe'], FORBID_ATTR: ['style', 'id']};

/** Markdown to HTML that is safe to show, whoever wrote it. */
export function renderMarkdown(source: string, world: MarkdownWorld): string {
    return DOMPurify.sanitize(markdown.render(source, {...world}), allowed);
}

/** The same for one line: no paragraphs, lists or headings. */
export function renderInlineMarkdown(source: string, world: MarkdownWorld): string {
    return DOMPurify.sanitize(markdown.renderInline(source, {...world}), allowed);
}

/** The words of a message without their marks, for an excerpt. */
export function plainText(source: string): string {
    return source.replace(/[`*>|]+|~~|__|^#+ /gm, '').replace(/\s+/g, ' ').trim();
}
