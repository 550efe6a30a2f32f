import type {ReactElement} from 'react';

import {hostWindow} from './window';

/**
 * Markdown as the chat server's own messages show it; null where the page offers no such thing. 5.37 takes the options after whether it is
 * for the right-hand sidebar; today's page understands both forms.
 */
export function hostMarkdown(text: string): ReactElement | null {
    const tools = hostWindow().PostUtils;
    if (!tools) {
        return null;
    }
    const html = tools.formatText(text, {atMentions: true, mentionHighlight: false});
    return tools.messageHtmlToComponent(html, true, {mentionHighlight: false});
}
