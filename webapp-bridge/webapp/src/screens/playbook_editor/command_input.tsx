import React, {useEffect} from 'react';

import {useCommandLookup} from '../../hooks/use_lookups';
import {SuggestInput} from '../../parts/suggest_input';
import {useBackstage} from '../backstage/place';
import {isCommand} from './draft';

type Props = {readonly id: string; readonly value: string; readonly onChange: (command: string) => void};

/** A slash command, completed as the chat server completes what is typed in a channel. */
export function CommandInput({id, value, onChange}: Props): React.ReactElement {
    const {text, place} = useBackstage();
    const {found, search} = useCommandLookup(place.teamId);
    useEffect(() => search(value), [search, value]);
    return (
        <SuggestInput
            id={id}
            label={text.editor.taskCommand}
            value={value}
            placeholder='/'
            error={isCommand(value) ? undefined : text.editor.commandNeedsSlash}
            suggestions={found.map((each) => ({
                id: each.Complete, value: `/${each.Complete}`, hint: each.Hint, detail: each.Description,
            }))}
            onChange={onChange}
        />
    );
}
