import {type ReactElement, useMemo} from 'react';

import {hostMarkdown} from '../host/markdown';

/** Markdown as the chat server shows it; null where its page offers no such thing. */
export function useMarkdown(source: string): ReactElement | null {
    return useMemo(() => hostMarkdown(source), [source]);
}
