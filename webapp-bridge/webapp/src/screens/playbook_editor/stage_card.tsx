import {useDroppable} from '@dnd-kit/core';
import React, {useState} from 'react';

import {ActionMenu} from '../../parts/action_menu';
import {useBackstage} from '../backstage/place';
import {DragHandle} from './drag_handle';
import {type Draft, type DraftStage, type DraftTask, emptyTask} from './draft';
import {addTask, editTask, moveStage, moveTask, placeOf, removeStage, removeTask, renameStage, stepTask} from './stages';
import {TaskCard} from './task_card';
import type {Removed} from './undo_removal';

type Props = {
    readonly stage: DraftStage;
    readonly index: number;
    readonly stages: Draft['stages'];
    readonly isTried: boolean;
    readonly onChange: (stages: Draft['stages']) => void;
    readonly onSay: (words: string) => void;
    readonly onRemoved: (removed: Removed) => void;
};

function StageHead(props: Props): React.ReactElement {
    const {stage, index, stages, isTried, onChange, onSay, onRemoved} = props;
    const {text} = useBackstage();
    const words = text.editor;
    const name = stage.title || words.untitled;
    const step = (by: 1 | -1): void => {
        const to = index + by;
        if (to >= 0 && to < stages.length) {
            onChange(moveStage(stages, stage.key, to));
            onSay(words.moved(name, to + 1, stages.length));
        }
    };
    const remove = (): void => {
        onRemoved({title: name, before: stages});
        onChange(removeStage(stages, stage.key));
    };
    return (
        <div className='muster-stage-head'>
            <DragHandle id={`stage:${stage.key}`} label={words.moveStage(name)} onStep={step} />
            <input
                className='muster-input muster-stage-title'
                aria-label={words.stageTitle}
                placeholder={words.stageTitle}
                maxLength={256}
                value={stage.title}
                aria-invalid={isTried && stage.title.trim() === ''}
                onChange={(event) => onChange(renameStage(stages, stage.key, event.target.value))}
            />
            <ActionMenu
                label={words.stageActions(name)}
                actions={[
                    {label: words.moveUp, onChoose: () => step(-1), isDisabled: index === 0},
                    {label: words.moveDown, onChoose: () => step(1), isDisabled: index === stages.length - 1},
                    {label: words.removeStage, onChoose: remove, isDangerous: true},
                ]}
            />
        </div>
    );
}

export function StageCard(props: Props): React.ReactElement {
    const {stage, stages, isTried, onChange, onSay, onRemoved} = props;
    const {text} = useBackstage();
    const words = text.editor;
    const [fresh, setFresh] = useState('');
    const card = useDroppable({id: `stage:${stage.key}`});
    const end = useDroppable({id: `end:${stage.key}`});
    const add = (index?: number): void => {
        const task = emptyTask();
        setFresh(task.key);
        onChange(addTask(stages, stage.key, task, index));
    };
    const step = (task: DraftTask, by: 1 | -1): void => {
        const next = stepTask(stages, task.key, by);
        onChange(next);
        const at = placeOf(next, task.key);
        const count = next[at?.stage ?? -1]?.items.length ?? 0;
        onSay(words.moved(task.title || words.untitled, (at?.index ?? 0) + 1, count));
    };
    return (
        <section ref={card.setNodeRef} className='muster-stage' aria-label={`${words.stage} ${stage.title}`}>
            <StageHead {...props} />
            {stage.items.length === 0 && <p className='muster-quiet'>{words.noTasks}</p>}
            <ul className='muster-draft-tasks'>
                {stage.items.map((task, index) => (
                    <TaskCard
                        key={task.key}
                        task={task}
                        isFresh={task.key === fresh}
                        isTried={isTried}
                        otherStages={stages.filter((each) => each.key !== stage.key)}
                        onEdit={(edit) => onChange(editTask(stages, task.key, edit))}
                        onStep={(by) => step(task, by)}
                        onMoveTo={(stageKey) => onChange(moveTask(stages, task.key, stageKey, null))}
                        onAddBelow={() => add(index + 1)}
                        onRemove={() => {
                            onRemoved({title: task.title, before: stages});
                            onChange(removeTask(stages, task.key));
                        }}
                    />
                ))}
            </ul>
            <div ref={end.setNodeRef} className={end.isOver ? 'muster-stage-end muster-drop' : 'muster-stage-end'}>
                <button type='button' className='muster-link-button' onClick={() => add()}>{words.addTask}</button>
            </div>
        </section>
    );
}
