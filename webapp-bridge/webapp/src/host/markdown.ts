import type {ReactElement} from 'react';

import {hostWindow} from './window';

/** Markdown as the chat server's own messages show it; null where the page offers no such thing. */
export function hostMarkdown(text: string): ReactElement | null {
    const tools = hostWindow().PostUtils;
    if (!tools) {
        return null;
    }
    return tools.messageHtmlToComponent(tools.formatText(text, {atMentions: true, mentionHighlight: false}), {
        mentionHighlight: false,
    });
}
