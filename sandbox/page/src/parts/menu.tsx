import {type KeyboardEvent, useEffect, useRef, useState} from 'react';

import {Icon} from './icon';

export type MenuItem = {readonly label: string; readonly onChoose: () => void; readonly dangerous?: boolean};

type Props = {readonly label: string; readonly items: readonly MenuItem[]};

/** A button with three dots and a short list of things to do. */
export function Menu({label, items}: Props): JSX.Element {
    const [open, setOpen] = useState(false);
    const root = useRef<HTMLDivElement>(null);
    const button = useRef<HTMLButtonElement>(null);

    useEffect(() => {
        if (!open) {
            return undefined;
        }
        root.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
        const onPointer = (event: PointerEvent): void => {
            if (event.target instanceof Node && !root.current?.contains(event.target)) {
                setOpen(false);
            }
        };
        document.addEventListener('pointerdown', onPointer);
        return () => document.removeEventListener('pointerdown', onPointer);
    }, [open]);

    function close(): void {
        setOpen(false);
        button.current?.focus();
    }

    function step(by: number): void {
        const all = [...(root.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
        const at = all.findIndex((each) => each === document.activeElement);
        all[(at + by + all.length) % all.length]?.focus();
    }

    function onKeyDown(event: KeyboardEvent): void {
        const moves: Readonly<Record<string, () => void>> = {
            Escape: close, Tab: close, ArrowDown: () => step(1), ArrowUp: () => step(-1),
        };
        const move = moves[event.key];
        if (open && move) {
            event.preventDefault();
            event.stopPropagation();
            move();
        }
    }

    return (
        <div className="menu" ref={root} onKeyDown={onKeyDown}>
            <button
                type="button" className="icon-button" ref={button} aria-label={label} title={label}
                aria-haspopup="menu" aria-expanded={open} onClick={() => setOpen(!open)}
            >
                <Icon name="dots"/>
            </button>
            {open && (
                <div role="menu" aria-label={label} className="menu-items">
                    {items.map((item) => (
                        <button
                            type="button" role="menuitem" key={item.label} tabIndex={-1}
                            className={item.dangerous ? 'menu-item dangerous' : 'menu-item'}
                            onClick={() => {
                                close();
                                item.onChoose();
                            }}
                        >
                            {item.label}
                        </button>
                    ))}
                </div>
            )}
        </div>
    );
}
