import {
    type CollisionDetection, DndContext, type DragEndEvent, DragOverlay, type DragStartEvent, PointerSensor, pointerWithin, useSensor,
    useSensors,
} from '@dnd-kit/core';
import React, {useState} from 'react';

import {useBackstage} from '../backstage/place';
import type {Draft} from './draft';
import {StageCard} from './stage_card';
import {addStage, moveStage, moveTask, placeOf} from './stages';
import {type Removed, UndoRemoval} from './undo_removal';
import type {DraftState} from './use_draft';

/** What a drag carries and what it is dropped on: `task:<key>`, `stage:<key>`, or the `end:<key>` of a stage. */
function split(id: string | number | undefined): readonly [string, string] {
    const [kind = '', key = ''] = String(id ?? '').split(':');
    return [kind, key];
}

/** What lies under the pointer, as far as it can take what is dragged: a stage goes between stages only. */
const underPointer: CollisionDetection = (args) => {
    const [what] = split(args.active.id);
    const wanted = what === 'stage' ? ['stage'] : ['task', 'end', 'stage'];
    const hits = pointerWithin(args).filter((each) => wanted.includes(split(each.id)[0]));
    const rank = (id: string | number): number => wanted.indexOf(split(id)[0]);
    return [...hits].sort((a, b) => rank(a.id) - rank(b.id));
};

function dropped(stages: Draft['stages'], event: DragEndEvent): Draft['stages'] {
    const [what, key] = split(event.active.id);
    const [where, target] = split(event.over?.id);
    if (what === 'stage') {
        const to = stages.findIndex((stage) => stage.key === target);
        return to < 0 ? stages : moveStage(stages, key, to);
    }
    if (where === 'task') {
        const at = placeOf(stages, target);
        const stage = at === null ? undefined : stages[at.stage];
        return stage === undefined ? stages : moveTask(stages, key, stage.key, target);
    }
    return where === 'stage' || where === 'end' ? moveTask(stages, key, target, null) : stages;
}

function titleOf(stages: Draft['stages'], id: string): string {
    const [what, key] = split(id);
    const all: readonly {readonly key: string; readonly title: string}[] =
        what === 'stage' ? stages : stages.flatMap((stage) => stage.items);
    return all.find((each) => each.key === key)?.title ?? '';
}

/** The stages and tasks, to be written, and moved by pointer or by keys. */
export function TasksTab({state}: {readonly state: DraftState}): React.ReactElement {
    const {text} = useBackstage();
    const words = text.editor;
    const {stages} = state.draft;
    const [dragged, setDragged] = useState('');
    const [heard, say] = useState('');
    const [removed, setRemoved] = useState<Removed | null>(null);
    const change = (next: Draft['stages']): void => state.edit({stages: next});
    // A few pixels, so that a click on the handle is not a drag.
    const sensors = useSensors(useSensor(PointerSensor, {activationConstraint: {distance: 4}}));
    return (
        <DndContext
            sensors={sensors}
            collisionDetection={underPointer}
            accessibility={{
                screenReaderInstructions: {draggable: words.moveHelp},
                announcements: {
                    onDragStart: () => undefined, onDragOver: () => undefined, onDragEnd: () => undefined,
                    onDragCancel: () => undefined,
                },
            }}
            onDragStart={(event: DragStartEvent) => setDragged(String(event.active.id))}
            onDragCancel={() => setDragged('')}
            onDragEnd={(event) => {
                setDragged('');
                change(dropped(stages, event));
            }}
        >
            <p className='muster-only-heard' aria-live='assertive'>{heard}</p>
            {stages.map((stage, index) => (
                <StageCard
                    key={stage.key}
                    stage={stage}
                    index={index}
                    stages={stages}
                    isTried={state.isTried}
                    onChange={change}
                    onSay={say}
                    onRemoved={setRemoved}
                />
            ))}
            {removed !== null && (
                <UndoRemoval
                    removed={removed}
                    onUndo={() => {
                        change(removed.before);
                        setRemoved(null);
                    }}
                />
            )}
            <button type='button' className='muster-button' onClick={() => change(addStage(stages, words.newStage))}>
                {words.addStage}
            </button>
            <DragOverlay dropAnimation={null}>
                {dragged !== '' && (
                    <div className='muster-dragged'>{titleOf(stages, dragged) || words.untitled}</div>
                )}
            </DragOverlay>
        </DndContext>
    );
}
