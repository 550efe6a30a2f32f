import React from 'react';

import {useMarkdown} from '../hooks/use_markdown';

/** What people wrote, as the chat server shows Markdown. */
export function MarkdownText({source}: {readonly source: string}): React.ReactElement {
    const shown = useMarkdown(source);
    return <div className='muster-markdown'>{shown ?? <p>{source}</p>}</div>;
}
