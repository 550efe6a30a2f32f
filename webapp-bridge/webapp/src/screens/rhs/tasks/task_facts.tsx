import React, {useState} from 'react';

import {useText} from '../../../hooks/use_muster';
import type {TaskActions} from '../../../hooks/use_task_actions';
import {useTimes} from '../../../hooks/use_times';
import {Icon} from '../../../parts/icon';
import {PersonPicker, type Person} from '../../../parts/person_picker';
import type {Task} from '../../../wire/checklist';
import {isSettled} from '../incident_times';

export type People = {readonly people: readonly Person[]; readonly nameOf: (id: string) => string};

type Props = {
    readonly task: Task;
    readonly now: number;
    readonly people: People;
    readonly tabIndex: number;
    readonly actions: TaskActions;
    readonly onDue: () => void;
};

function Command({task, tabIndex, actions}: Pick<Props, 'task' | 'tabIndex' | 'actions'>): React.ReactElement {
    const text = useText();
    const times = useTimes();
    const [isRunning, setRunning] = useState(false);
    const run = async (): Promise<void> => {
        setRunning(true);
        await actions.run(task);
        setRunning(false);
    };
    const label = isRunning ? text.tasks.running : task.command_last_run > 0 ? text.tasks.rerun : text.tasks.run;
    return (
        <span className='muster-row muster-command'>
            <button
                type='button' className='muster-link-button' tabIndex={tabIndex} disabled={isRunning}
                aria-label={`${label} ${task.command}`} onClick={() => void run()}
            >
                {label}
            </button>
            <code className='muster-ellipsis' title={task.command}>{task.command}</code>
            {task.command_last_run > 0 && (
                <span className='muster-quiet' title={times.full(task.command_last_run)}>
                    {text.tasks.ranAt(times.short(task.command_last_run))}
                </span>
            )}
        </span>
    );
}

/** Who does the task, until when, and with which command, as far as that is said. */
export function TaskFacts({task, now, people, tabIndex, actions, onDue}: Props): React.ReactElement {
    const text = useText();
    const times = useTimes();
    const chosen = people.people.find((each) => each.id === task.assignee_id);
    const isLate = task.due_at > 0 && task.due_at <= now && !isSettled(task);
    return (
        <div className='muster-rhs-task-facts'>
            {task.assignee_id !== '' && (
                <PersonPicker
                    label={text.tasks.assignTo(task.title)}
                    search={text.people.search}
                    nobody={text.people.nobody}
                    people={[{id: '', name: text.tasks.nobody, image: ''}, ...people.people]}
                    name={chosen?.name ?? people.nameOf(task.assignee_id)}
                    image={chosen?.image ?? ''}
                    tabIndex={tabIndex}
                    onChoose={(id) => void actions.edit(task.id, {assignee_id: id})}
                />
            )}
            {task.due_at > 0 && (
                <button
                    type='button' className={isLate ? 'muster-rhs-chip muster-overdue' : 'muster-rhs-chip'} tabIndex={tabIndex}
                    title={times.full(task.due_at)} onClick={onDue}
                >
                    <Icon name='clock' />
                    {isLate ? `${text.tasks.overdue} · ` : ''}{text.tasks.dueAt(times.short(task.due_at))}
                </button>
            )}
            {task.command !== '' && <Command task={task} tabIndex={tabIndex} actions={actions} />}
        </div>
    );
}
