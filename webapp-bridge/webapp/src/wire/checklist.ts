import {count, list, oneOf, record, text} from './decode';

export type TaskState = '' | 'in_progress' | 'closed' | 'skipped';

export const taskState = oneOf<TaskState>('', 'in_progress', 'closed', 'skipped');

export type Task = {
    readonly id: string;
    readonly title: string;
    readonly description: string;
    readonly state: TaskState;
    readonly state_modified: number;
    /** Empty for nobody. */
    readonly assignee_id: string;
    readonly assignee_modified: number;
    readonly command: string;
    readonly command_last_run: number;
    /** 0 for never. */
    readonly due_at: number;
};

export const task = record<Task>({
    id: text,
    title: text,
    description: text,
    state: taskState,
    state_modified: count,
    assignee_id: text,
    assignee_modified: count,
    command: text,
    command_last_run: count,
    due_at: count,
});

export type Stage = {readonly id: string; readonly title: string; readonly items: readonly Task[]};

export const stage = record<Stage>({id: text, title: text, items: list(task)});

export type NewTask = {
    readonly stage_id: string;
    readonly title: string;
    readonly description?: string;
    readonly command?: string;
    readonly position?: number;
};

export type TaskEdit = {
    readonly title?: string;
    readonly description?: string;
    readonly command?: string;
    readonly state?: TaskState;
    readonly assignee_id?: string;
    readonly due_at?: number;
    readonly stage_id?: string;
    readonly position?: number;
};
