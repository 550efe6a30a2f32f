import React, {useEffect, useRef, useState} from 'react';

export type MenuAction = {
    readonly label: string;
    readonly onChoose: () => void;
    readonly isDangerous?: boolean;
    readonly isDisabled?: boolean;
};

type Props = {
    readonly label: string;
    readonly actions: readonly MenuAction[];
    readonly children?: React.ReactNode;
    readonly tabIndex?: number;
};

function items(menu: HTMLElement | null): readonly HTMLElement[] {
    return menu === null ? [] : [...menu.querySelectorAll<HTMLElement>('[role="menuitem"]:not(:disabled)')];
}

/** A button with a menu below it, by the pattern that screen readers know: arrows move, Escape gives the focus back. */
export function ActionMenu({label, actions, children, tabIndex = 0}: Props): React.ReactElement {
    const [isOpen, setOpen] = useState(false);
    const root = useRef<HTMLDivElement>(null);
    const button = useRef<HTMLButtonElement>(null);
    const menu = useRef<HTMLDivElement>(null);

    useEffect(() => {
        if (!isOpen) {
            return undefined;
        }
        items(menu.current)[0]?.focus();
        const closeOutside = (event: PointerEvent): void => {
            if (event.target instanceof Node && !root.current?.contains(event.target)) {
                setOpen(false);
            }
        };
        document.addEventListener('pointerdown', closeOutside);
        return () => document.removeEventListener('pointerdown', closeOutside);
    }, [isOpen]);

    const close = (): void => {
        setOpen(false);
        button.current?.focus();
    };
    const move = (event: React.KeyboardEvent): void => {
        const all = items(menu.current);
        const at = all.findIndex((each) => each === document.activeElement);
        const next: Readonly<Record<string, number>> = {
            ArrowDown: (at + 1) % all.length,
            ArrowUp: (at - 1 + all.length) % all.length,
            Home: 0,
            End: all.length - 1,
        };
        const chosen = next[event.key];
        if (chosen !== undefined) {
            event.preventDefault();
            all[chosen]?.focus();
        } else if (event.key === 'Escape') {
            event.stopPropagation();
            close();
        } else if (event.key === 'Tab') {
            setOpen(false);
        }
    };
    return (
        <div className='muster-menu' ref={root}>
            <button
                ref={button}
                type='button'
                tabIndex={tabIndex}
                className={children === undefined ? 'muster-icon-button' : 'muster-button'}
                aria-label={children === undefined ? label : undefined}
                aria-haspopup='menu'
                aria-expanded={isOpen}
                onClick={() => setOpen(!isOpen)}
            >
                {children ?? <span aria-hidden='true'>⋯</span>}
            </button>
            {isOpen && (
                <div ref={menu} className='muster-menu-items' role='menu' aria-label={label} onKeyDown={move}>
                    {actions.map((each) => (
                        <button
                            key={each.label}
                            type='button'
                            role='menuitem'
                            tabIndex={-1}
                            disabled={each.isDisabled}
                            className={each.isDangerous ? 'muster-menu-item muster-dangerous' : 'muster-menu-item'}
                            onClick={() => {
                                close();
                                each.onChoose();
                            }}
                        >
                            {each.label}
                        </button>
                    ))}
                </div>
            )}
        </div>
    );
}
