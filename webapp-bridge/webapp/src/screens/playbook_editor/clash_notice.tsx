import React from 'react';

import {useBackstage} from '../backstage/place';
import {type Draft, type Field, valueOf} from './draft';
import type {Clash} from './use_draft';

type Props = {readonly clash: Clash; readonly mine: Draft; readonly onSettle: (choice: 'mine' | 'theirs') => void};

/** A value as few words, to be compared at a glance. */
function shown(draft: Draft, field: Field): string {
    if (field === 'checklists') {
        return draft.stages.map((stage) => `${stage.title} (${stage.items.length})`).join(' · ');
    }
    const value = valueOf(draft, field);
    return Array.isArray(value) ? String(value.length) : String(value);
}

/** Two people edited at once: what both changed is decided by the one who saves second, with both in sight. */
export function ClashNotice({clash, mine, onSettle}: Props): React.ReactElement {
    const {text} = useBackstage();
    const words = text.editor;
    return (
        <section className='muster-clash' role='alert' aria-labelledby='muster-clash-title'>
            <h2 id='muster-clash-title'>{words.conflictTitle}</h2>
            <p>{clash.clashes.length === 0 ? words.conflictNone : words.conflictExplained}</p>
            {clash.clashes.length > 0 && (
                <table className='muster-table'>
                    <thead>
                        <tr><td /><th scope='col'>{words.mine}</th><th scope='col'>{words.theirs}</th></tr>
                    </thead>
                    <tbody>
                        {clash.clashes.map((field) => (
                            <tr key={field}>
                                <th scope='row'>{words.field[field]}</th>
                                <td data-label={words.mine}>{shown(mine, field)}</td>
                                <td data-label={words.theirs}>{shown(clash.theirs, field)}</td>
                            </tr>
                        ))}
                    </tbody>
                </table>
            )}
            <div className='muster-dialog-actions'>
                {clash.clashes.length > 0 && (
                    <button type='button' className='muster-button' onClick={() => onSettle('theirs')}>{words.takeTheirs}</button>
                )}
                <button type='button' className='muster-button' onClick={() => onSettle('mine')}>
                    {clash.clashes.length === 0 ? words.understood : words.keepMine}
                </button>
            </div>
        </section>
    );
}
