import React from 'react';

import {ActionMenu, type MenuAction} from '../../parts/action_menu';
import type {PlaybookSummary} from '../../wire/playbook';
import {Moment} from './moment';
import {PageLink} from './page_link';
import {useBackstage} from './place';

type Props = {
    readonly playbook: PlaybookSummary;
    readonly onCopy: () => void;
    readonly onSave: () => void;
    readonly onArchive: () => void;
    readonly onRestore: () => void;
};

export function PlaybookRow({playbook, onCopy, onSave, onArchive, onRestore}: Props): React.ReactElement {
    const {text, go} = useBackstage();
    const words = text.playbooks;
    const isArchived = playbook.delete_at > 0;
    const last: MenuAction = isArchived
        ? {label: words.restore, onChoose: onRestore}
        : {label: words.archive, onChoose: onArchive, isDangerous: true};
    const actions: readonly MenuAction[] = [
        {label: words.edit, onChoose: () => go({screen: 'playbook', id: playbook.id, tab: 'tasks'})},
        {label: words.duplicate, onChoose: onCopy},
        {label: words.exportFile, onChoose: onSave},
        {
            label: words.statistics,
            onChoose: () => go({screen: 'statistics', playbook: playbook.id, weeks: 12}),
        },
        last,
    ];
    return (
        <tr className={isArchived ? 'muster-archived' : undefined}>
            <th scope='row' data-label={words.column.title}>
                <PageLink to={{screen: 'playbook', id: playbook.id, tab: 'tasks'}} className='muster-row-link'>
                    {playbook.title}
                </PageLink>
                {isArchived && <span className='muster-badge'>{words.isArchived}</span>}
                {playbook.description !== '' && <span className='muster-quiet muster-one-line'>{playbook.description}</span>}
            </th>
            <td data-label={words.column.stages}>{playbook.num_stages}</td>
            <td data-label={words.column.tasks}>{playbook.num_steps}</td>
            <td data-label={words.column.updated}><Moment at={playbook.update_at} /></td>
            <td className='muster-row-actions'><ActionMenu label={words.actionsFor(playbook.title)} actions={actions} /></td>
        </tr>
    );
}
