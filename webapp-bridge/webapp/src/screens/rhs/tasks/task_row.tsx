import {useSortable} from '@dnd-kit/sortable';
import {CSS} from '@dnd-kit/utilities';
import React, {memo, useEffect, useRef, useState} from 'react';

import {useText} from '../../../hooks/use_muster';
import type {TaskActions} from '../../../hooks/use_task_actions';
import {ActionMenu} from '../../../parts/action_menu';
import {Icon} from '../../../parts/icon';
import {PersonSearch} from '../../../parts/person_picker';
import {TaskCheckbox} from '../../../parts/task_checkbox';
import type {Task, TaskState} from '../../../wire/checklist';
import {MarkdownText} from '../../markdown_text';
import {DueForm} from './due_form';
import {type People, TaskFacts} from './task_facts';
import {TaskForm} from './task_form';
import {type StageName, taskMenu} from './task_menu';

export type TaskRowProps = {
    readonly task: Task;
    /** Where it can go. */
    readonly stages: readonly StageName[];
    readonly stageId: string;
    readonly people: People;
    readonly now: number;
    /** The one row that Tab stops at. */
    readonly isCurrent: boolean;
    readonly isPending: boolean;
    readonly actions: TaskActions;
    readonly onFocus: (taskId: string) => void;
    readonly onMove: (taskId: string, by: 1 | -1) => void;
    readonly onRemove: (task: Task) => void;
};

type Mode = 'plain' | 'edit' | 'due' | 'assign';

function classOf(state: TaskState, isPending: boolean, isDragged: boolean): string {
    return [
        'muster-rhs-task', `muster-rhs-task-${state === '' ? 'open' : state}`,
        ...(isPending ? ['muster-rhs-task-pending'] : []), ...(isDragged ? ['muster-rhs-task-dragged'] : []),
    ].join(' ');
}

function TaskRowView(props: TaskRowProps): React.ReactElement {
    const {task, stages, stageId, people, now, isCurrent, isPending, actions, onFocus, onMove, onRemove} = props;
    const text = useText();
    const [mode, setMode] = useState<Mode>('plain');
    const [isDescribed, setDescribed] = useState(false);
    const row = useRef<HTMLLIElement | null>(null);
    const drag = useSortable({id: task.id, data: {title: task.title}, disabled: mode !== 'plain'});
    // React 16 cannot style a transform by a class: this is where the task is while it is dragged.
    useEffect(() => {
        if (row.current) {
            row.current.style.transform = CSS.Translate.toString(drag.transform) ?? '';
            row.current.style.transition = drag.transition ?? '';
        }
    });
    const tabIndex = isCurrent ? 0 : -1;
    const isDone = task.state === 'closed';
    const hasFacts = task.assignee_id !== '' || task.due_at > 0 || task.command !== '';
    const close = (): void => {
        setMode('plain');
        row.current?.querySelector<HTMLElement>('[data-task-checkbox]')?.focus();
    };
    const setState = (state: TaskState): void => void actions.edit(task.id, {state});
    const onKeyDown = (event: React.KeyboardEvent): void => {
        const isOnBox = event.target instanceof HTMLElement && event.target.dataset['taskCheckbox'] !== undefined;
        if (isOnBox && event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
            event.preventDefault();
            event.stopPropagation();
            onMove(task.id, event.key === 'ArrowUp' ? -1 : 1);
        } else if (isOnBox && event.key === 'Enter') {
            event.preventDefault();
            setMode('edit');
        }
    };
    return (
        <li
            ref={(element) => {
                row.current = element;
                drag.setNodeRef(element);
            }}
            className={classOf(task.state, isPending, drag.isDragging)}
            data-task={task.id}
            onFocus={() => onFocus(task.id)}
            onKeyDown={onKeyDown}
        >
            <div className='muster-rhs-task-line'>
                <span className='muster-grip' {...drag.listeners} title={text.tasks.drag(task.title)}><Icon name='drag' /></span>
                <TaskCheckbox
                    label={text.tasks.tick(task.title)} isDone={isDone} isBegun={task.state === 'in_progress'}
                    tabIndex={tabIndex} onTick={() => setState(isDone ? '' : 'closed')}
                />
                <span className='muster-rhs-task-title'>
                    {task.title}{' '}
                    {(task.state === 'in_progress' || task.state === 'skipped') && (
                        <span className='muster-badge'>{text.tasks.states[task.state]}</span>
                    )}
                </span>
                {task.assignee_id === '' && (
                    <button
                        type='button' className='muster-icon-button' tabIndex={tabIndex}
                        aria-label={`${text.tasks.assignTo(task.title)}: ${text.tasks.nobody}`} title={text.tasks.assign}
                        onClick={() => setMode('assign')}
                    >
                        <Icon name='person' />
                    </button>
                )}
                {task.description !== '' && (
                    <button
                        type='button' className='muster-icon-button' tabIndex={tabIndex} aria-expanded={isDescribed}
                        aria-label={text.tasks.details(task.title)} title={text.tasks.details(task.title)}
                        onClick={() => setDescribed(!isDescribed)}
                    >
                        <Icon name='info' />
                    </button>
                )}
                <ActionMenu
                    label={text.tasks.actions(task.title)} tabIndex={tabIndex}
                    actions={taskMenu({
                        task, stages, stageId, text, onState: setState, onAssign: () => setMode('assign'), onMove: (by) => onMove(task.id, by),
                        onEdit: () => setMode('edit'), onDue: () => setMode('due'), onRemove: () => onRemove(task),
                        onStage: (id) => void actions.edit(task.id, {stage_id: id}),
                    })}
                />
            </div>
            {isDescribed && <div className='muster-rhs-task-description'><MarkdownText source={task.description} /></div>}
            {mode === 'assign' && (
                <div className='muster-rhs-task-assign'>
                    <PersonSearch
                        label={text.tasks.assignTo(task.title)} search={text.people.search} nobody={text.people.nobody}
                        people={people.people} onClose={close}
                        onChoose={(id) => void actions.edit(task.id, {assignee_id: id})}
                    />
                </div>
            )}
            {hasFacts && mode !== 'edit' && (
                <TaskFacts
                    task={task} now={now} people={people} tabIndex={tabIndex} actions={actions}
                    onDue={() => setMode('due')}
                />
            )}
            {mode === 'edit' && (
                <TaskForm
                    id={`muster-rhs-task-${task.id}`} label={task.title} first={task} submit={text.save} onClose={close}
                    onSubmit={(written) => actions.edit(task.id, written)}
                />
            )}
            {mode === 'due' && (
                <DueForm
                    id={`muster-due-${task.id}`} dueAt={task.due_at} onClose={close}
                    onChoose={(dueAt) => {
                        close();
                        void actions.edit(task.id, {due_at: dueAt});
                    }}
                />
            )}
        </li>
    );
}

/** One task. With two hundred of them, only those that changed are drawn again. */
export const TaskRow = memo(TaskRowView);
