import {useDroppable} from '@dnd-kit/core';
import {SortableContext, verticalListSortingStrategy} from '@dnd-kit/sortable';
import React, {useState} from 'react';

import {useText} from '../../../hooks/use_muster';
import {useSameList} from '../../../hooks/use_same_list';
import {Icon} from '../../../parts/icon';
import {Progress} from '../../../parts/progress';
import type {Stage, Task} from '../../../wire/checklist';
import {isSettled} from '../incident_times';
import {TaskForm} from './task_form';
import {TaskRow, type TaskRowProps} from './task_row';

type Props = Pick<TaskRowProps, 'stages' | 'people' | 'now' | 'actions' | 'onFocus' | 'onMove' | 'onRemove'> & {
    readonly stage: Stage;
    readonly isActive: boolean;
    readonly currentTask: string;
    readonly pending: ReadonlySet<string>;
    readonly isShown: (task: Task) => boolean;
};

export function StageSection(props: Props): React.ReactElement {
    const {stage, stages, isActive, currentTask, pending, isShown, actions, ...row} = props;
    const text = useText();
    const [isOpen, setOpen] = useState(true);
    const [isAdding, setAdding] = useState(false);
    const head = useDroppable({id: stage.id, data: {title: stage.title}});
    const shown = stage.items.filter(isShown);
    const ids = useSameList(shown.map((each) => each.id));
    const done = stage.items.filter(isSettled).length;
    return (
        <section className={isActive ? 'muster-rhs-stage muster-rhs-stage-active' : 'muster-rhs-stage'} aria-label={stage.title}>
            <div
                className={head.isOver ? 'muster-rhs-stage-head muster-rhs-stage-over' : 'muster-rhs-stage-head'}
                ref={head.setNodeRef}
            >
                <h3 className='muster-grow'>
                    <button type='button' className='muster-rhs-stage-toggle' aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
                        <Icon name={isOpen ? 'down' : 'forward'} />
                        <span className='muster-ellipsis'>{stage.title}</span>
                    </button>
                </h3>
                {isActive && <span className='muster-badge muster-badge-Reported'>{text.tasks.activeStage}</span>}
                <Progress done={done} of={stage.items.length} label={text.summary.tasksDone(done, stage.items.length)} />
                <span className='muster-quiet muster-small muster-numbers' aria-hidden='true'>
                    {text.tasks.progress(done, stage.items.length)}
                </span>
            </div>
            {isOpen && (
                <>
                    <SortableContext items={ids} strategy={verticalListSortingStrategy}>
                        <ul>
                            {shown.map((each) => (
                                <TaskRow
                                    key={each.id} task={each} stages={stages} stageId={stage.id} actions={actions}
                                    isCurrent={each.id === currentTask} isPending={pending.has(each.id)} {...row}
                                />
                            ))}
                        </ul>
                    </SortableContext>
                    {shown.length === 0 && (
                        <p className='muster-rhs-stage-empty'>{stage.items.length === 0 ? text.tasks.empty : text.tasks.allHidden}</p>
                    )}
                    {isAdding
                        ? (
                            <TaskForm
                                id={`muster-add-${stage.id}`} label={text.tasks.addTo(stage.title)} submit={text.tasks.add}
                                onClose={() => setAdding(false)}
                                onSubmit={(written) => actions.add({stage_id: stage.id, ...written})}
                            />
                        )
                        : (
                            <button
                                type='button' className='muster-link-button muster-add-task'
                                aria-label={text.tasks.addTo(stage.title)} onClick={() => setAdding(true)}
                            >
                                <Icon name='plus' />{text.tasks.add}
                            </button>
                        )}
                </>
            )}
        </section>
    );
}
