import React, {useState} from 'react';

import {useMyChannels} from '../../hooks/use_lookups';
import {ChosenList} from '../../parts/chosen_list';
import {useBackstage} from '../backstage/place';

type Props = {
    readonly id: string;
    readonly label: string;
    readonly ids: readonly string[];
    readonly isSingle?: boolean;
    readonly onChange: (ids: readonly string[]) => void;
};

/** Channels that the reader is in. One chosen by somebody else stays, without its name. */
export function ChannelsField({id, label, ids, isSingle = false, onChange}: Props): React.ReactElement {
    const {text, place} = useBackstage();
    const words = text.editor;
    const [typed, setTyped] = useState('');
    const channels = useMyChannels(place.teamId);
    const nameOf = (each: string): string => channels.get(each)?.display_name ?? words.unknownChannel;
    const wanted = typed.toLowerCase();
    const choices = [...channels.values()]
        .filter((each) => !ids.includes(each.id) && `${each.display_name} ${each.name}`.toLowerCase().includes(wanted))
        .slice(0, 25)
        .map((each) => ({id: each.id, label: each.display_name, detail: `~${each.name}`}));
    return (
        <ChosenList
            id={id}
            label={label}
            chosen={ids.map((each) => ({id: each, shown: <span>{nameOf(each)}</span>, remove: words.remove(nameOf(each))}))}
            choices={choices}
            isSingle={isSingle}
            nothing={words.noChannel}
            onSearch={setTyped}
            onChange={onChange}
        />
    );
}
