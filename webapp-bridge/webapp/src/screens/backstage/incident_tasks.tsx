import React from 'react';

import {EmptyPlace} from '../../parts/place_state';
import type {Stage, Task} from '../../wire/checklist';
import type {User} from '../../wire/user';
import {MarkdownText} from '../markdown_text';
import {Moment} from './moment';
import {Person} from './person';
import {useBackstage} from './place';
import {progressOf} from './progress';

type People = ReadonlyMap<string, User>;

const marks = {'': '○', in_progress: '◐', closed: '✓', skipped: '–'} as const;

function TaskLine({task, people}: {readonly task: Task; readonly people: People}): React.ReactElement {
    const {text} = useBackstage();
    const words = text.incident;
    return (
        <li className={`muster-task muster-task-${task.state === '' ? 'open' : task.state}`}>
            <span className='muster-task-mark' aria-hidden='true'>{marks[task.state]}</span>
            <div>
                <p>
                    <span className='muster-only-heard'>{words.taskState[task.state]}: </span>
                    <span className='muster-task-title'>{task.title}</span>
                </p>
                {task.description !== '' && <div className='muster-quiet'><MarkdownText source={task.description} /></div>}
                {task.command !== '' && <p><code>{task.command}</code></p>}
                <p className='muster-task-facts'>
                    {task.assignee_id !== '' && <Person id={task.assignee_id} people={people} />}
                    {task.due_at > 0 && <span>{words.due} <Moment at={task.due_at} /></span>}
                    {task.state_modified > 0 && <span>{words.taskState[task.state]} <Moment at={task.state_modified} /></span>}
                    {task.command_last_run > 0 && <span>{words.ran} <Moment at={task.command_last_run} /></span>}
                </p>
            </div>
        </li>
    );
}

type Props = {readonly stages: readonly Stage[]; readonly people: People};

/** The tasks as they are, to read; they are worked in the channel. */
export function IncidentTasks({stages, people}: Props): React.ReactElement {
    const {text} = useBackstage();
    if (stages.length === 0) {
        return <EmptyPlace title={text.incident.noStages} />;
    }
    return (
        <>
            {stages.map((stage) => {
                const {settled, total} = progressOf([stage]);
                return (
                    <section key={stage.id} className='muster-block'>
                        <h2>{stage.title} <span className='muster-quiet'>{text.ofAll(settled, total)}</span></h2>
                        {total === 0 && <p className='muster-quiet'>{text.incident.noTasks}</p>}
                        <ul className='muster-tasks'>
                            {stage.items.map((task) => <TaskLine key={task.id} task={task} people={people} />)}
                        </ul>
                    </section>
                );
            })}
        </>
    );
}
