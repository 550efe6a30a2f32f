import {useDroppable} from '@dnd-kit/core';
import React, {useState} from 'react';

import {ActionMenu} from '../../parts/action_menu';
import {Icon} from '../../parts/icon';
import {useBackstage} from '../backstage/place';
import {CommandInput} from './command_input';
import {DragHandle} from './drag_handle';
import type {DraftStage, DraftTask} from './draft';

type Props = {
    readonly task: DraftTask;
    /** Just added: it takes the focus. */
    readonly isFresh: boolean;
    readonly isTried: boolean;
    readonly otherStages: readonly DraftStage[];
    readonly onEdit: (edit: Partial<Omit<DraftTask, 'key'>>) => void;
    readonly onStep: (step: 1 | -1) => void;
    readonly onMoveTo: (stageKey: string) => void;
    readonly onAddBelow: () => void;
    readonly onRemove: () => void;
};

function Details({task, onEdit}: Pick<Props, 'task' | 'onEdit'>): React.ReactElement {
    const {text} = useBackstage();
    const words = text.editor;
    const id = `muster-description-${task.key}`;
    return (
        <div className='muster-task-details'>
            <CommandInput id={`muster-command-${task.key}`} value={task.command} onChange={(command) => onEdit({command})} />
            <div className='muster-field'>
                <label htmlFor={id}>{words.taskDescription}</label>
                <textarea
                    id={id}
                    className='muster-input'
                    rows={2}
                    maxLength={4096}
                    value={task.description}
                    onChange={(event) => onEdit({description: event.target.value})}
                />
            </div>
        </div>
    );
}

export function TaskCard(props: Props): React.ReactElement {
    const {task, isFresh, isTried, otherStages, onEdit, onStep, onMoveTo, onAddBelow, onRemove} = props;
    const {text} = useBackstage();
    const words = text.editor;
    const [isOpen, setOpen] = useState(false);
    const {setNodeRef, isOver} = useDroppable({id: `task:${task.key}`});
    const name = task.title || words.untitled;
    const isUntitled = task.title.trim() === '' && `${task.description}${task.command}` !== '';
    return (
        <li ref={setNodeRef} className={isOver ? 'muster-draft-task muster-drop' : 'muster-draft-task'}>
            <div className='muster-draft-task-line'>
                <DragHandle id={`task:${task.key}`} label={words.moveTask(name)} onStep={onStep} />
                <input
                    className='muster-input muster-task-title-input'
                    aria-label={words.taskTitle}
                    placeholder={words.taskTitle}
                    maxLength={256}
                    autoFocus={isFresh}
                    value={task.title}
                    aria-invalid={isTried && isUntitled}
                    onChange={(event) => onEdit({title: event.target.value})}
                    onKeyDown={(event) => {
                        if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
                            event.preventDefault();
                            onAddBelow();
                        }
                    }}
                />
                {task.command !== '' && !isOpen && <code className='muster-one-line'>{task.command}</code>}
                <button
                    type='button'
                    className='muster-icon-button'
                    aria-label={words.detailsOf(name)}
                    title={words.detailsOf(name)}
                    aria-expanded={isOpen}
                    onClick={() => setOpen(!isOpen)}
                >
                    <Icon name={isOpen ? 'up' : 'down'} />
                </button>
                <ActionMenu
                    label={words.taskActions(name)}
                    actions={[
                        {label: words.moveUp, onChoose: () => onStep(-1)},
                        {label: words.moveDown, onChoose: () => onStep(1)},
                        ...otherStages.map((stage) => ({
                            label: words.moveToStage(stage.title || words.untitled),
                            onChoose: () => onMoveTo(stage.key),
                        })),
                        {label: words.removeTask, onChoose: onRemove, isDangerous: true},
                    ]}
                />
            </div>
            {isOpen && <Details task={task} onEdit={onEdit} />}
        </li>
    );
}
