import React from 'react';

import {type Choice, Picker} from './picker';

export type Chosen = {
    readonly id: string;
    readonly shown: React.ReactNode;
    /** What the button that removes it is called; without it there is none. */
    readonly remove: string | null;
};

type Props = {
    readonly id: string;
    readonly label: string;
    readonly chosen: readonly Chosen[];
    /** What else there is to choose. */
    readonly choices: readonly Choice[];
    /** One at most: choosing replaces. */
    readonly isSingle: boolean;
    /** Said when nothing matches. */
    readonly nothing: string;
    readonly onSearch: (typed: string) => void;
    readonly onChange: (ids: readonly string[]) => void;
};

/** What is chosen, each with a way to be removed, and a box to find more. */
export function ChosenList(props: Props): React.ReactElement {
    const {id, label, chosen, choices, isSingle, nothing, onSearch, onChange} = props;
    const ids = chosen.map((each) => each.id);
    return (
        <div className='muster-chosen-list'>
            <ul>
                {chosen.map((each) => (
                    <li key={each.id} className='muster-chip'>
                        {each.shown}
                        {each.remove !== null && (
                            <button
                                type='button'
                                className='muster-icon-button'
                                aria-label={each.remove}
                                onClick={() => onChange(ids.filter((other) => other !== each.id))}
                            >
                                <span aria-hidden='true'>×</span>
                            </button>
                        )}
                    </li>
                ))}
            </ul>
            <Picker
                id={id}
                label={label}
                placeholder={label}
                choices={choices}
                clears={true}
                nothing={nothing}
                onSearch={onSearch}
                onChoose={(choice) => onChange(isSingle ? [choice.id] : [...ids, choice.id])}
            />
        </div>
    );
}
