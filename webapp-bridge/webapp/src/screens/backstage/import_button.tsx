import React, {useRef} from 'react';

import type {Failure} from '../../api/result';
import {usePlaybookDeeds} from '../../hooks/use_playbook_list';
import {useBackstage} from './place';

type Props = {readonly onFailure: (failure: Failure) => void};

function parsed(content: string): unknown {
    try {
        return JSON.parse(content);
    } catch {
        return undefined;
    }
}

/** Makes a playbook of a file that was exported before, here or elsewhere, and opens it. */
export function ImportButton({onFailure}: Props): React.ReactElement {
    const {text, place, go} = useBackstage();
    const {takeDocument} = usePlaybookDeeds();
    const input = useRef<HTMLInputElement>(null);
    const take = async (file: File): Promise<void> => {
        const document = parsed(await file.text());
        if (document === undefined) {
            onFailure({kind: 'invalid', message: text.playbooks.noDocument(file.name), field: ''});
            return;
        }
        const answer = await takeDocument(place.teamId, document);
        if (answer.ok) {
            go({screen: 'playbook', id: answer.value, tab: 'tasks'});
        } else {
            onFailure(answer.failure);
        }
    };
    return (
        <>
            <input
                ref={input}
                type='file'
                accept='application/json,.json'
                hidden
                aria-label={text.playbooks.importFile}
                onChange={(event) => {
                    const file = event.target.files?.[0];
                    event.target.value = '';
                    if (file !== undefined) {
                        void take(file);
                    }
                }}
            />
            <button type='button' className='muster-button' onClick={() => input.current?.click()}>
                {text.playbooks.importFile}
            </button>
        </>
    );
}
