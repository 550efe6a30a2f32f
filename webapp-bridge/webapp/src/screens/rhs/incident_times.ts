import type {Stage, Task} from '../../wire/checklist';
import type {Incident} from '../../wire/incident';

/** The server says it when it looks; the clock may have gone on since. */
export function isOverdue(incident: Incident, now: number): boolean {
    return incident.is_active && (incident.is_overdue || (incident.next_update_at > 0 && incident.next_update_at <= now));
}

/** From the start to the end, or until now. */
export function durationOf(incident: Incident, now: number): number {
    return Math.max(0, (incident.is_active || incident.end_at === 0 ? now : incident.end_at) - incident.create_at);
}

/** Done or skipped: nobody waits for it any more. */
export function isSettled(task: Task): boolean {
    return task.state === 'closed' || task.state === 'skipped';
}

export function openTasks(stage: Stage | undefined): number {
    return stage ? stage.items.filter((each) => !isSettled(each)).length : 0;
}
