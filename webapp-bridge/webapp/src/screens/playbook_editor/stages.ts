// Stages and tasks of a draft, moved about. Each function answers with new stages and leaves the old ones alone.
import {type DraftStage, type DraftTask, emptyTask} from './draft';

type Stages = readonly DraftStage[];

export type TaskPlace = {readonly stage: number; readonly index: number};

function inserted<T>(list: readonly T[], index: number, item: T): readonly T[] {
    return [...list.slice(0, index), item, ...list.slice(index)];
}

function without<T extends {readonly key: string}>(list: readonly T[], key: string): readonly T[] {
    return list.filter((each) => each.key !== key);
}

export function placeOf(stages: Stages, taskKey: string): TaskPlace | null {
    for (const [stage, {items}] of stages.entries()) {
        const index = items.findIndex((task) => task.key === taskKey);
        if (index >= 0) {
            return {stage, index};
        }
    }
    return null;
}

export function addStage(stages: Stages, title: string): Stages {
    const task = emptyTask();
    return [...stages, {key: `s${task.key}`, title, items: [task]}];
}

export function renameStage(stages: Stages, key: string, title: string): Stages {
    return stages.map((stage) => (stage.key === key ? {...stage, title} : stage));
}

export function removeStage(stages: Stages, key: string): Stages {
    return without(stages, key);
}

/** To a position, counted after the stage was taken out; beyond the ends nothing moves. */
export function moveStage(stages: Stages, key: string, to: number): Stages {
    const moved = stages.find((stage) => stage.key === key);
    const others = without(stages, key);
    return moved === undefined || to < 0 || to > others.length ? stages : inserted(others, to, moved);
}

export function addTask(stages: Stages, stageKey: string, task: DraftTask, index?: number): Stages {
    return stages.map((stage) => (stage.key === stageKey
        ? {...stage, items: inserted(stage.items, index ?? stage.items.length, task)}
        : stage));
}

export function editTask(stages: Stages, key: string, edit: Partial<Omit<DraftTask, 'key'>>): Stages {
    return stages.map((stage) => (stage.items.some((task) => task.key === key)
        ? {...stage, items: stage.items.map((task) => (task.key === key ? {...task, ...edit} : task))}
        : stage));
}

export function removeTask(stages: Stages, key: string): Stages {
    return stages.map((stage) => ({...stage, items: without(stage.items, key)}));
}

/** Before the task that stands there now, or last; also into another stage. */
export function moveTask(stages: Stages, key: string, stageKey: string, beforeKey: string | null): Stages {
    const from = placeOf(stages, key);
    const moved = from === null ? undefined : stages[from.stage]?.items[from.index];
    if (moved === undefined || key === beforeKey) {
        return stages;
    }
    return removeTask(stages, key).map((stage) => {
        if (stage.key !== stageKey) {
            return stage;
        }
        const at = stage.items.findIndex((task) => task.key === beforeKey);
        return {...stage, items: inserted(stage.items, at < 0 ? stage.items.length : at, moved)};
    });
}

/** One step up or down; from the end of a stage into its neighbour, as far as there is one. */
export function stepTask(stages: Stages, key: string, step: 1 | -1): Stages {
    const from = placeOf(stages, key);
    if (from === null) {
        return stages;
    }
    const here = stages[from.stage];
    const next = from.index + step;
    if (here !== undefined && next >= 0 && next < here.items.length) {
        const before = here.items[step === 1 ? next + 1 : next];
        return moveTask(stages, key, here.key, before?.key ?? null);
    }
    const neighbour = stages[from.stage + step];
    if (neighbour === undefined) {
        return stages;
    }
    return moveTask(stages, key, neighbour.key, step === 1 ? neighbour.items[0]?.key ?? null : null);
}
