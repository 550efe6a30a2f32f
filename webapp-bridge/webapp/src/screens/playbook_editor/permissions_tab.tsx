import React from 'react';

import {useBackstage} from '../backstage/place';
import {PeopleField} from './people_field';
import type {DraftState} from './use_draft';

/** Who may see its incidents, and who may use and change the playbook. */
export function PermissionsTab({state}: {readonly state: DraftState}): React.ReactElement {
    const {text, place} = useBackstage();
    const words = text.editor;
    const {draft, edit, kept} = state;
    const isLast = draft.member_ids.length === 1;
    return (
        <>
            <fieldset className='muster-block muster-choices'>
                <legend>{words.incidentAccess}</legend>
                {[true, false].map((isPublic) => (
                    <label key={String(isPublic)} className='muster-check'>
                        <input
                            type='radio'
                            name='muster-access'
                            checked={draft.create_public_incident === isPublic}
                            onChange={() => edit({create_public_incident: isPublic})}
                        />
                        <span>{isPublic ? words.publicIncidents : words.privateIncidents}</span>
                    </label>
                ))}
            </fieldset>
            <section className='muster-block'>
                <h2>{words.members}</h2>
                <p className='muster-help'>{words.membersHelp}</p>
                <PeopleField
                    id='muster-members'
                    label={words.findPerson}
                    ids={draft.member_ids}
                    fixed={isLast ? draft.member_ids : kept === null ? [place.userId] : []}
                    onChange={(ids) => edit({member_ids: ids})}
                />
            </section>
        </>
    );
}
