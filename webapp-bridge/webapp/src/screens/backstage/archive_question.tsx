import React from 'react';

import {Confirm} from '../../parts/confirm';
import {useBackstage} from './place';

type Props = {readonly title: string; readonly onClose: () => void; readonly onArchive: () => void};

export function ArchiveQuestion({title, onClose, onArchive}: Props): React.ReactElement {
    const {text} = useBackstage();
    const words = text.playbooks;
    return (
        <Confirm
            title={words.archiveQuestion(title)}
            onClose={onClose}
            actions={
                <>
                    <button type='button' className='muster-button' onClick={onClose}>{text.cancel}</button>
                    <button type='button' className='muster-button muster-danger' onClick={onArchive}>{words.archive}</button>
                </>
            }
        >
            <p>{words.archiveExplained}</p>
        </Confirm>
    );
}
