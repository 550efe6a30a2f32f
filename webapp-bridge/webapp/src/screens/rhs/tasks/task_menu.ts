import type {MenuAction} from '../../../parts/action_menu';
import type {Messages} from '../../../text/messages';
import type {Task, TaskState} from '../../../wire/checklist';

export type StageName = {readonly id: string; readonly title: string};

type Wanted = {
    readonly task: Task;
    readonly stages: readonly StageName[];
    readonly stageId: string;
    readonly text: Messages;
    readonly onState: (state: TaskState) => void;
    readonly onAssign: () => void;
    readonly onMove: (by: 1 | -1) => void;
    readonly onStage: (stageId: string) => void;
    readonly onEdit: () => void;
    readonly onDue: () => void;
    readonly onRemove: () => void;
};

/** What can be done with a task. */
export function taskMenu({task, stages, stageId, text, ...on}: Wanted): readonly MenuAction[] {
    const states: readonly (readonly [TaskState, string])[] = [
        ['in_progress', text.tasks.begin], ['skipped', text.tasks.skip], ['', text.tasks.reopen],
    ];
    return [
        ...states.filter(([state]) => state !== task.state)
            .map(([state, label]): MenuAction => ({label, onChoose: () => on.onState(state)})),
        {label: text.tasks.assign, onChoose: on.onAssign},
        {label: text.tasks.due, onChoose: on.onDue},
        {label: text.tasks.edit, onChoose: on.onEdit},
        {label: text.tasks.moveUp, onChoose: () => on.onMove(-1)},
        {label: text.tasks.moveDown, onChoose: () => on.onMove(1)},
        ...stages.filter((each) => each.id !== stageId)
            .map((each): MenuAction => ({label: text.tasks.moveTo(each.title), onChoose: () => on.onStage(each.id)})),
        {label: text.tasks.remove, onChoose: on.onRemove, isDangerous: true},
    ];
}
