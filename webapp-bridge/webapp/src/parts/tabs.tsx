import React, {useRef} from 'react';

type Props<T extends string> = {
    readonly label: string;
    readonly names: readonly T[];
    readonly labels: Readonly<Record<T, string>>;
    readonly chosen: T;
    /** The id of the element that shows the chosen one. */
    readonly panelId: string;
    readonly onChoose: (name: T) => void;
};

/** Tabs by the pattern that screen readers know: one stop for Tab, arrows between them. */
export function Tabs<T extends string>({label, names, labels, chosen, panelId, onChoose}: Props<T>): React.ReactElement {
    const root = useRef<HTMLDivElement>(null);
    const step = (event: React.KeyboardEvent): void => {
        const by: Readonly<Record<string, number>> = {ArrowRight: 1, ArrowLeft: names.length - 1};
        const name = names[(names.indexOf(chosen) + (by[event.key] ?? 0)) % names.length];
        if (by[event.key] !== undefined && name !== undefined) {
            event.preventDefault();
            onChoose(name);
            root.current?.querySelector<HTMLElement>(`[data-tab="${name}"]`)?.focus();
        }
    };
    return (
        <div className='muster-rhs-tabs' role='tablist' aria-label={label} ref={root} onKeyDown={step}>
            {names.map((each) => (
                <button
                    key={each} type='button' role='tab' data-tab={each} id={`${panelId}-${each}`}
                    aria-selected={each === chosen} aria-controls={panelId} tabIndex={each === chosen ? 0 : -1}
                    onClick={() => onChoose(each)}
                >
                    {labels[each]}
                </button>
            ))}
        </div>
    );
}
