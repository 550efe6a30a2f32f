import {type TaskState, taskState} from './checklist';
import {count, flag, list, nullable, record, text} from './decode';

export type StageTime = {
    readonly stage_id: string;
    readonly title: string;
    readonly time_ms: number;
    readonly is_running: boolean;
};

const stageTime = record<StageTime>({stage_id: text, title: text, time_ms: count, is_running: flag});

export type TaskCounts = {
    readonly open: number;
    readonly in_progress: number;
    readonly closed: number;
    readonly skipped: number;
};

const taskCounts = record<TaskCounts>({open: count, in_progress: count, closed: count, skipped: count});

/** A task that was closed or skipped, and when. */
export type SettledTask = {
    readonly task_id: string;
    readonly title: string;
    readonly state: TaskState;
    readonly at: number;
    readonly user_id: string;
};

const settledTask = record<SettledTask>({task_id: text, title: text, state: taskState, at: count, user_id: text});

export type IncidentStatistics = {
    readonly incident_id: string;
    readonly revision: number;
    readonly at: number;
    readonly duration_ms: number;
    /** Without the time between an end and the restart after it. */
    readonly ongoing_ms: number;
    readonly restarts: number;
    /** null while there is nothing to measure. */
    readonly time_to_first_update_ms: number | null;
    readonly time_to_resolve_ms: number | null;
    readonly members_ever: number;
    readonly messages: number | null;
    readonly stages: readonly StageTime[];
    readonly tasks: TaskCounts;
    /** In the order of time. */
    readonly settled_tasks: readonly SettledTask[];
};

export const incidentStatistics = record<IncidentStatistics>({
    incident_id: text,
    revision: count,
    at: count,
    duration_ms: count,
    ongoing_ms: count,
    restarts: count,
    time_to_first_update_ms: nullable(count),
    time_to_resolve_ms: nullable(count),
    members_ever: count,
    messages: nullable(count),
    stages: list(stageTime),
    tasks: taskCounts,
    settled_tasks: list(settledTask),
});

/** Median and 90th percentile; both null when nothing was measured. */
export type Spread = {readonly count: number; readonly median_ms: number | null; readonly p90_ms: number | null};

const spread = record<Spread>({count, median_ms: nullable(count), p90_ms: nullable(count)});

export type Week = {readonly begins_at: number; readonly started: number; readonly ended: number};

const week = record<Week>({begins_at: count, started: count, ended: count});

export type StageSpread = {readonly title: string; readonly time: Spread};

const stageSpread = record<StageSpread>({title: text, time: spread});

export type OngoingCounts = {readonly Reported: number; readonly Active: number};

export type TeamStatistics = {
    readonly team_id: string;
    /** Empty for those of all playbooks. */
    readonly playbook_id: string;
    readonly at: number;
    readonly ongoing: OngoingCounts;
    readonly overdue: number;
    readonly participants: number;
    /** From Monday 00:00 UTC, the oldest first; the last one is going on. */
    readonly weeks: readonly Week[];
    readonly time_to_first_update: Spread;
    readonly time_to_resolve: Spread;
    readonly stages: readonly StageSpread[];
};

export const teamStatistics = record<TeamStatistics>({
    team_id: text,
    playbook_id: text,
    at: count,
    ongoing: record<OngoingCounts>({Reported: count, Active: count}),
    overdue: count,
    participants: count,
    weeks: list(week),
    time_to_first_update: spread,
    time_to_resolve: spread,
    stages: list(stageSpread),
});
