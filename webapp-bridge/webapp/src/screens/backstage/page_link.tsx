import React from 'react';

import {useBackstage} from './place';
import type {Page} from './route';

type Props = {
    readonly to: Page;
    readonly className?: string;
    readonly isCurrent?: boolean;
    readonly children: React.ReactNode;
};

function opensElsewhere(event: React.MouseEvent): boolean {
    return event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
}

/** A link within the backstage: a plain click changes the page without loading it, any other is the browser's. */
export function PageLink({to, className, isCurrent = false, children}: Props): React.ReactElement {
    const {go, hrefOf} = useBackstage();
    return (
        <a
            href={hrefOf(to)}
            className={className}
            aria-current={isCurrent ? 'page' : undefined}
            onClick={(event) => {
                if (!opensElsewhere(event)) {
                    event.preventDefault();
                    go(to);
                }
            }}
        >
            {children}
        </a>
    );
}
