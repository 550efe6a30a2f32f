// Where a task goes, as the server wants to be told: a stage, and the place that it has there afterwards.
import type {Stage} from '../../../wire/checklist';

export type Place = {readonly stage_id: string; readonly position: number};

type Found = {readonly stageAt: number; readonly at: number};

function find(stages: readonly Stage[], taskId: string): Found | undefined {
    for (const [stageAt, stage] of stages.entries()) {
        const at = stage.items.findIndex((each) => each.id === taskId);
        if (at >= 0) {
            return {stageAt, at};
        }
    }
    return undefined;
}

/** One place up or down; from the end of a stage on to the next one. Nothing where there is no such place. */
export function stepOf(stages: readonly Stage[], taskId: string, by: 1 | -1): Place | undefined {
    const found = find(stages, taskId);
    const stage = found && stages[found.stageAt];
    if (!found || !stage) {
        return undefined;
    }
    const position = found.at + by;
    if (position >= 0 && position < stage.items.length) {
        return {stage_id: stage.id, position};
    }
    const neighbour = stages[found.stageAt + by];
    return neighbour && {stage_id: neighbour.id, position: by > 0 ? 0 : neighbour.items.length};
}

/** Where a dragged task lands that is let go over another task, or over the head of a stage, which is its end. */
export function dropOf(stages: readonly Stage[], taskId: string, overId: string): Place | undefined {
    const from = find(stages, taskId);
    const over = find(stages, overId);
    if (over) {
        const stage = stages[over.stageAt];
        return stage && taskId !== overId ? {stage_id: stage.id, position: over.at} : undefined;
    }
    const stage = stages.find((each) => each.id === overId);
    if (!stage || !from) {
        return undefined;
    }
    const isOwn = stages[from.stageAt]?.id === stage.id;
    return {stage_id: stage.id, position: isOwn ? stage.items.length - 1 : stage.items.length};
}
