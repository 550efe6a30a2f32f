// What the reader has just asked for and Muster has not confirmed: it is shown at once, on top of what is known, and
// falls away by itself when the answer is there, whichever it is.
import type {Stage, Task, TaskEdit} from '../wire/checklist';
import type {Incident} from '../wire/incident';

export type WishedChange =
    | {readonly kind: 'task'; readonly task_id: string; readonly edit: TaskEdit}
    | {readonly kind: 'no_task'; readonly task_id: string}
    | {readonly kind: 'incident'; readonly edit: Partial<Pick<Incident, 'active_stage' | 'commander_user_id'>>};

export type Wish = {readonly id: number; readonly incident_id: string; readonly change: WishedChange};

function findTask(stages: readonly Stage[], taskId: string): {readonly task: Task; readonly stage: Stage} | undefined {
    for (const stage of stages) {
        const task = stage.items.find((each) => each.id === taskId);
        if (task) {
            return {task, stage};
        }
    }
    return undefined;
}

function without(stages: readonly Stage[], taskId: string): readonly Stage[] {
    return stages.map((stage) =>
        stage.items.some((each) => each.id === taskId)
            ? {...stage, items: stage.items.filter((each) => each.id !== taskId)}
            : stage,
    );
}

function withTaskAt(stages: readonly Stage[], stageId: string, task: Task, position: number): readonly Stage[] {
    return stages.map((stage) =>
        stage.id === stageId
            ? {...stage, items: [...stage.items.slice(0, position), task, ...stage.items.slice(position)]}
            : stage,
    );
}

function editTask(stages: readonly Stage[], taskId: string, edit: TaskEdit): readonly Stage[] {
    const found = findTask(stages, taskId);
    if (!found) {
        return stages;
    }
    const {stage_id: stageId = found.stage.id, position, ...written} = edit;
    const task: Task = {...found.task, ...written};
    if (stageId === found.stage.id && position === undefined) {
        return stages.map((stage) =>
            stage.id === stageId
                ? {...stage, items: stage.items.map((each) => (each.id === taskId ? task : each))}
                : stage,
        );
    }
    const rest = without(stages, taskId);
    const size = rest.find((each) => each.id === stageId)?.items.length ?? 0;
    return withTaskAt(rest, stageId, task, position ?? size);
}

function grant(incident: Incident, change: WishedChange): Incident {
    switch (change.kind) {
        case 'task':
            return {...incident, checklists: editTask(incident.checklists, change.task_id, change.edit)};
        case 'no_task':
            return {...incident, checklists: without(incident.checklists, change.task_id)};
        case 'incident':
            return {...incident, ...change.edit};
    }
}

/** The incident as it will be when every wish is granted. */
export function withWishes(incident: Incident, wishes: readonly Wish[]): Incident {
    return wishes
        .filter((each) => each.incident_id === incident.id)
        .reduce((granted, each) => grant(granted, each.change), incident);
}

/** The tasks that a wish is about, so that a view can say that they are not confirmed. */
export function wishedTasks(wishes: readonly Wish[]): ReadonlySet<string> {
    return new Set(wishes.flatMap(({change}) => (change.kind === 'incident' ? [] : [change.task_id])));
}
