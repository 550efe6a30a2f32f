import {useEffect, useRef} from 'react';

import type {Suggestion} from '../text/completion';

type Props = {
    readonly id: string;
    readonly label: string;
    readonly suggestions: readonly Suggestion[];
    readonly active: number;
    readonly onChoose: (suggestion: Suggestion) => void;
};

/** The list above the writing box. The focus stays in the box; `aria-activedescendant` there names the active line. */
export function SuggestionList({id, label, suggestions, active, onChoose}: Props): JSX.Element {
    const list = useRef<HTMLUListElement>(null);

    useEffect(() => {
        list.current?.children[active]?.scrollIntoView({block: 'nearest'});
    }, [active]);

    return (
        <ul className="suggestions" role="listbox" id={id} aria-label={label} ref={list}>
            {suggestions.map((each, index) => (
                <li
                    key={each.key} role="option" id={`${id}-${index}`} aria-selected={index === active}
                    className={index === active ? 'suggestion active' : 'suggestion'}
                    // Pressing must not take the focus out of the writing box.
                    onMouseDown={(event) => event.preventDefault()} onClick={() => onChoose(each)}
                >
                    <span className="suggestion-label">{each.label}</span>
                    {each.hint !== '' && <span className="suggestion-hint">{each.hint}</span>}
                    {each.description !== '' && <span className="suggestion-description">{each.description}</span>}
                </li>
            ))}
        </ul>
    );
}
