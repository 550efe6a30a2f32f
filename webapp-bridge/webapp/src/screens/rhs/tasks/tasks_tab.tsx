import {closestCenter, DndContext, type DragEndEvent, PointerSensor, useSensor, useSensors} from '@dnd-kit/core';
import React, {useCallback, useMemo, useRef, useState} from 'react';

import {useText} from '../../../hooks/use_muster';
import {useMe} from '../../../hooks/use_me';
import {useNow} from '../../../hooks/use_now';
import {usePeopleOf} from '../../../hooks/use_people_of';
import {useSameList} from '../../../hooks/use_same_list';
import {useTaskActions} from '../../../hooks/use_task_actions';
import {Notice} from '../../../parts/notice';
import type {Task} from '../../../wire/checklist';
import type {Incident} from '../../../wire/incident';
import {isSettled} from '../incident_times';
import {StageButtons} from '../stage_buttons';
import {dropOf, stepOf} from './moves';
import {StageSection} from './stage_section';
import {TaskFilters} from './task_filters';
import {useDragWords} from './use_drag_words';

import {useRemoval} from './use_removal';

/** Due times are looked at this often. */
const everyMs = 15_000;

/** One object for ever: with another, every task would be drawn anew. */
const byPointer = {activationConstraint: {distance: 4}};

type Props = {readonly incident: Incident; readonly pending: ReadonlySet<string>};

/** The work of an incident, stage by stage. */
export function TasksTab({incident, pending}: Props): React.ReactElement {
    const text = useText();
    const now = useNow(everyMs);
    const people = usePeopleOf(incident);
    const actions = useTaskActions(incident);
    const removal = useRemoval((taskId) => void actions.remove(taskId));
    const [current, setCurrent] = useState('');
    const [filters, setFilters] = useState({onlyMine: false, hideDone: false});
    const me = useMe();
    const root = useRef<HTMLDivElement>(null);
    const stages = incident.checklists;
    const titles = useSameList(stages.map((each) => each.title));
    const stageIds = useSameList(stages.map((each) => each.id));
    const stageNames = useMemo(() => stageIds.map((id, at) => ({id, title: titles[at] ?? ''})), [stageIds, titles]);
    const latest = useRef(stages);
    latest.current = stages;
    const sensors = useSensors(useSensor(PointerSensor, byPointer));
    const words = useDragWords(stages);

    const isShown = (task: Task): boolean =>
        task.id !== removal.task?.id &&
        !(filters.onlyMine && task.assignee_id !== me) &&
        !(filters.hideDone && isSettled(task));
    const shown = stages.flatMap((each) => each.items).filter(isShown);
    const currentTask = shown.some((each) => each.id === current) ? current : shown[0]?.id ?? '';

    const {edit} = actions;
    const onMove = useCallback((taskId: string, by: 1 | -1): void => {
        const place = stepOf(latest.current, taskId, by);
        if (place) {
            void edit(taskId, place);
            // In another stage it is another element; the focus goes with the task.
            setTimeout(() => root.current?.querySelector<HTMLElement>(`[data-task="${taskId}"] [data-task-checkbox]`)?.focus());
        }
    }, [edit]);
    const onDrop = ({active, over}: DragEndEvent): void => {
        const place = over ? dropOf(stages, String(active.id), String(over.id)) : undefined;
        if (place) {
            void actions.edit(String(active.id), place);
        }
    };
    const onKeyDown = (event: React.KeyboardEvent): void => {
        const isOnBox = event.target instanceof HTMLElement && event.target.dataset['taskCheckbox'] !== undefined;
        const by = {ArrowDown: 1, ArrowUp: -1}[event.key];
        if (!isOnBox || by === undefined || event.altKey) {
            return;
        }
        event.preventDefault();
        const boxes = [...(root.current?.querySelectorAll<HTMLElement>('[data-task-checkbox]') ?? [])];
        boxes[boxes.findIndex((each) => each === event.target) + by]?.focus();
    };
    return (
        <>
            <TaskFilters {...filters} onChange={setFilters} />
            <div className='muster-rhs-tab-list' ref={root} onKeyDown={onKeyDown}>
                {stages.length === 0 && <p className='muster-rhs-stage-empty'>{text.tasks.noStage}</p>}
                <DndContext
                    sensors={sensors} collisionDetection={closestCenter} onDragEnd={onDrop}
                    accessibility={words}
                >
                    {stages.map((each, at) => (
                        <StageSection
                            key={each.id} stage={each} stages={stageNames} isActive={at === incident.active_stage}
                            currentTask={currentTask} pending={pending} isShown={isShown} people={people} now={now}
                            actions={actions} onFocus={setCurrent} onMove={onMove} onRemove={removal.remove}
                        />
                    ))}
                </DndContext>
                <p className='muster-rhs-stage-empty muster-small'>{text.tasks.help}</p>
            </div>
            {removal.task && (
                <div className='muster-panel-notice'>
                    <Notice
                        kind='info'
                        action={
                            <button type='button' className='muster-link-button' onClick={removal.undo}>{text.undo}</button>
                        }
                    >
                        {text.tasks.removed(removal.task.title)}
                    </Notice>
                </div>
            )}
            <footer className='muster-rhs-tab-foot'>
                <StageButtons incident={incident} />
            </footer>
        </>
    );
}
