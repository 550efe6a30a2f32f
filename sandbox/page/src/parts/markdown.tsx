import {createContext, type MouseEvent, useContext, useMemo} from 'react';

import {type MarkdownWorld, renderInlineMarkdown, renderMarkdown} from '../text/markdown';

export type MarkdownHost = MarkdownWorld & {
    /** Follows an address inside the page; false when it is not one of the page's own. */
    readonly followLink: (href: string) => boolean;
};

const nowhere: MarkdownHost = {
    me: '', team: '', isUser: () => false, channelTitle: () => undefined, followLink: () => false,
};

export const MarkdownContext = createContext<MarkdownHost>(nowhere);

type Props = {readonly text: string; readonly inline?: boolean; readonly className?: string};

/** Links to places of this page are followed without loading it again; all others open beside it. */
function onClick(event: MouseEvent<HTMLElement>, host: MarkdownHost): void {
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const href = link?.getAttribute('href');
    if (!plain || !link || !href) {
        return;
    }
    if (host.followLink(href)) {
        event.preventDefault();
    } else {
        link.target = '_blank';
        link.rel = 'noopener noreferrer';
    }
}

export function Markdown({text, inline = false, className = ''}: Props): JSX.Element {
    const host = useContext(MarkdownContext);
    const html = useMemo(() => (inline ? renderInlineMarkdown(text, host) : renderMarkdown(text, host)), [text, inline, host]);
    const Tag = inline ? 'span' : 'div';
    return (
        <Tag
            className={`markdown ${className}`}
            onClick={(event: MouseEvent<HTMLElement>) => onClick(event, host)}
            dangerouslySetInnerHTML={{__html: html}}
        />
    );
}
