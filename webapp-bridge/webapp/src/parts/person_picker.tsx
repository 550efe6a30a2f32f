import {useCombobox} from 'downshift';
import React, {useEffect, useRef, useState} from 'react';

import {Avatar} from './avatar';
import {Icon} from './icon';

export type Person = {readonly id: string; readonly name: string; readonly image: string};

type ListProps = {
    readonly label: string;
    readonly search: string;
    readonly nobody: string;
    readonly people: readonly Person[];
    readonly onChoose: (id: string) => void;
    readonly onClose: () => void;
};

/** Finds one of the people by typing; Escape and leaving it close it. */
export function PersonSearch({label, search, nobody, people, onChoose, onClose}: ListProps): React.ReactElement {
    const [typed, setTyped] = useState('');
    const input = useRef<HTMLInputElement>(null);
    const found = people.filter((each) => each.name.toLowerCase().includes(typed.trim().toLowerCase()));
    const box = useCombobox<Person>({
        items: found,
        inputValue: typed,
        initialIsOpen: true,
        defaultHighlightedIndex: 0,
        selectedItem: null,
        itemToString: (person) => person?.name ?? '',
        onIsOpenChange: ({isOpen}) => {
            if (!isOpen) {
                onClose();
            }
        },
        onSelectedItemChange: ({selectedItem}) => {
            if (selectedItem) {
                onChoose(selectedItem.id);
            }
        },
    });
    useEffect(() => input.current?.focus(), []);
    return (
        <div className='muster-picker'>
            <label className='muster-only-heard' {...box.getLabelProps()}>{label}</label>
            <input
                className='muster-input'
                placeholder={search}
                {...box.getInputProps({
                    ref: input,
                    // Here and not in onInputValueChange, which comes later than the next key of who types fast.
                    onChange: (event: React.ChangeEvent<HTMLInputElement>) => setTyped(event.target.value),
                })}
            />
            <ul className='muster-picker-list' {...box.getMenuProps()}>
                {found.map((each, index) => (
                    <li
                        key={each.id}
                        className={index === box.highlightedIndex ? 'muster-picked' : ''}
                        {...box.getItemProps({item: each, index})}
                    >
                        <span className='muster-row'>
                            {each.image === '' ? null : <Avatar image={each.image} isSmall />}
                            <span className='muster-ellipsis'>{each.name}</span>
                        </span>
                    </li>
                ))}
                {found.length === 0 && <li className='muster-quiet'>{nobody}</li>}
            </ul>
        </div>
    );
}

type Props = Omit<ListProps, 'onClose'> & {readonly name: string; readonly image: string; readonly tabIndex?: number};

/** Who it is now; a click lets one choose another. */
export function PersonPicker({name, image, tabIndex = 0, ...list}: Props): React.ReactElement {
    const [isOpen, setOpen] = useState(false);
    const button = useRef<HTMLButtonElement>(null);
    const wasOpen = useRef(false);
    useEffect(() => {
        if (wasOpen.current && !isOpen) {
            button.current?.focus();
        }
        wasOpen.current = isOpen;
    }, [isOpen]);
    if (isOpen) {
        return (
            <PersonSearch
                {...list}
                onClose={() => setOpen(false)}
                onChoose={(id) => {
                    setOpen(false);
                    list.onChoose(id);
                }}
            />
        );
    }
    return (
        <button
            ref={button} type='button' className='muster-rhs-person' tabIndex={tabIndex}
            aria-haspopup='listbox' aria-label={`${list.label}: ${name}`} title={list.label}
            onClick={() => setOpen(true)}
        >
            {image === '' ? <Icon name='person' /> : <Avatar image={image} isSmall />}
            <span className='muster-ellipsis'>{name}</span>
            <Icon name='down' />
        </button>
    );
}
