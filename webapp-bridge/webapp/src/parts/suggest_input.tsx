import {useCombobox} from 'downshift';
import React from 'react';

export type Suggestion = {readonly id: string; readonly value: string; readonly hint: string; readonly detail: string};

type Props = {
    readonly id: string;
    readonly label: string;
    readonly value: string;
    readonly placeholder: string;
    readonly error?: string | undefined;
    readonly suggestions: readonly Suggestion[];
    readonly onChange: (value: string) => void;
};

/** A line of text that may be completed; anything may be written all the same. */
export function SuggestInput(props: Props): React.ReactElement {
    const {id, label, value, placeholder, error, suggestions, onChange} = props;
    const box = useCombobox<Suggestion>({
        id,
        items: [...suggestions],
        inputValue: value,
        selectedItem: null,
        itemToString: (item) => item?.value ?? '',
        onSelectedItemChange: ({selectedItem}) => {
            if (selectedItem) {
                onChange(`${selectedItem.value} `);
            }
        },
    });
    const isShown = box.isOpen && suggestions.length > 0;
    return (
        <div className='muster-picker'>
            <label {...box.getLabelProps()}>{label}</label>
            <input
                className='muster-input muster-code'
                placeholder={placeholder}
                aria-invalid={error !== undefined}
                {...box.getInputProps({
                    // Here and not in onInputValueChange, which comes later than the next key of who types fast.
                    onChange: (event: React.ChangeEvent<HTMLInputElement>) => onChange(event.target.value),
                })}
            />
            {error !== undefined && <p className='muster-field-error' role='alert'>{error}</p>}
            <ul className={isShown ? 'muster-picker-list' : 'muster-hidden'} {...box.getMenuProps()}>
                {isShown && suggestions.map((each, index) => (
                    <li
                        key={each.id}
                        className={index === box.highlightedIndex ? 'muster-picked' : ''}
                        {...box.getItemProps({item: each, index})}
                    >
                        <code>{each.value}</code> <span className='muster-quiet'>{each.hint}</span>
                        <span className='muster-quiet muster-picker-detail'>{each.detail}</span>
                    </li>
                ))}
            </ul>
        </div>
    );
}
