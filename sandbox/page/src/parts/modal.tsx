import {type KeyboardEvent, type ReactNode, useEffect, useId, useRef} from 'react';
import {createPortal} from 'react-dom';

import {messages} from '../text/messages';
import {Icon} from './icon';

const focusable = 'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex="0"]';

function focusables(root: HTMLElement): readonly HTMLElement[] {
    return [...root.querySelectorAll<HTMLElement>(focusable)];
}

/** Where one begins: the first field, or what confirms when there is none. */
function startOf(root: HTMLElement): HTMLElement {
    const body = root.querySelector('[data-modal-body]');
    return ['input, select, textarea', 'button[type="submit"]', focusable]
        .map((each) => body?.querySelector<HTMLElement>(each))
        .find((found) => found) ?? root;
}

/** Tab goes round inside. */
function keepInside(event: KeyboardEvent, root: HTMLElement): void {
    const all = focusables(root);
    const first = all[0];
    const last = all[all.length - 1];
    const at = document.activeElement;
    if (event.shiftKey && (at === first || at === root)) {
        event.preventDefault();
        last?.focus();
    } else if (!event.shiftKey && at === last) {
        event.preventDefault();
        first?.focus();
    }
}

type Props = {
    readonly title: string;
    readonly onClose: () => void;
    readonly children: ReactNode;
};

/** A box above the page: it takes the focus, keeps it, and gives it back. Escape closes. */
export function Modal({title, onClose, children}: Props): JSX.Element {
    const root = useRef<HTMLDivElement>(null);
    const titleId = useId();

    useEffect(() => {
        const before = document.activeElement;
        (root.current && startOf(root.current))?.focus();
        return () => {
            if (before instanceof HTMLElement && before.isConnected) {
                before.focus();
            }
        };
    }, []);

    function onKeyDown(event: KeyboardEvent): void {
        if (event.key === 'Escape') {
            event.stopPropagation();
            onClose();
        } else if (event.key === 'Tab' && root.current) {
            keepInside(event, root.current);
        }
    }

    return createPortal(
        <div className="modal-backdrop" onKeyDown={onKeyDown}>
            <div className="modal" role="dialog" aria-modal="true" aria-labelledby={titleId} tabIndex={-1} ref={root}>
                <header className="modal-header">
                    <h2 id={titleId}>{title}</h2>
                    <button type="button" className="icon-button" aria-label={messages.dialog.close} onClick={onClose}>
                        <Icon name="close"/>
                    </button>
                </header>
                <div data-modal-body="">{children}</div>
            </div>
        </div>,
        document.body,
    );
}
