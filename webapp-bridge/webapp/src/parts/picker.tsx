import {useCombobox} from 'downshift';
import React, {useState} from 'react';

export type Choice = {readonly id: string; readonly label: string; readonly detail?: string};

type Props = {
    readonly id: string;
    readonly label: string;
    readonly placeholder: string;
    readonly choices: readonly Choice[];
    /** Said when nothing matches. */
    readonly nothing: string;
    /** Empties itself after a choice, to choose the next one. */
    readonly clears?: boolean;
    readonly chosen?: Choice | null;
    readonly onSearch: (typed: string) => void;
    readonly onChoose: (choice: Choice) => void;
};

/** Finds one of many by typing. The choices are the caller's: they may come from the server while one types. */
export function Picker(props: Props): React.ReactElement {
    const {id, label, placeholder, choices, nothing, clears = false, chosen = null, onSearch, onChoose} = props;
    const [typed, setTyped] = useState(chosen?.label ?? '');
    const box = useCombobox<Choice>({
        id,
        items: [...choices],
        inputValue: typed,
        selectedItem: null,
        itemToString: (item) => item?.label ?? '',
        onIsOpenChange: ({isOpen}) => {
            if (!isOpen) {
                setTyped(clears ? '' : chosen?.label ?? '');
                onSearch('');
            }
        },
        onSelectedItemChange: ({selectedItem}) => {
            if (selectedItem) {
                setTyped(clears ? '' : selectedItem.label);
                onChoose(selectedItem);
            }
        },
    });
    return (
        <div className='muster-picker'>
            <label className='muster-only-heard' {...box.getLabelProps()}>{label}</label>
            <input
                className='muster-input'
                placeholder={placeholder}
                {...box.getInputProps({
                    // Here and not in onInputValueChange, which comes later than the next key of who types fast.
                    onChange: (event: React.ChangeEvent<HTMLInputElement>) => {
                        setTyped(event.target.value);
                        onSearch(event.target.value);
                    },
                })}
            />
            <ul className={box.isOpen ? 'muster-picker-list' : 'muster-hidden'} {...box.getMenuProps()}>
                {box.isOpen && choices.map((each, index) => (
                    <li
                        key={each.id}
                        className={index === box.highlightedIndex ? 'muster-picked' : ''}
                        {...box.getItemProps({item: each, index})}
                    >
                        <span>{each.label}</span>
                        {each.detail !== undefined && <span className='muster-quiet'>{each.detail}</span>}
                    </li>
                ))}
                {box.isOpen && choices.length === 0 && <li className='muster-quiet' role='option' aria-selected={false} aria-disabled={true}>{nothing}</li>}
            </ul>
        </div>
    );
}
