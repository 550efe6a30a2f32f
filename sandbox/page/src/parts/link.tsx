import type {MouseEvent, ReactNode} from 'react';

import {navigate} from '../route/route';

type Props = {
    readonly to: string;
    readonly children: ReactNode;
    readonly className?: string;
    readonly current?: boolean;
    readonly label?: string;
    readonly onFollow?: () => void;
};

/** A real link that stays in the page; with a modifier key the browser does as always. */
export function Link({to, children, className, current = false, label, onFollow}: Props): JSX.Element {
    function onClick(event: MouseEvent): void {
        if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
            return;
        }
        event.preventDefault();
        onFollow?.();
        navigate(to);
    }
    return (
        <a href={to} className={className} aria-current={current ? 'page' : undefined} aria-label={label} onClick={onClick}>
            {children}
        </a>
    );
}
