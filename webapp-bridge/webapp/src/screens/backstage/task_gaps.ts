// How the completed tasks of an incident lie in time, and what happened while none was completed.
import type {SettledTask} from '../../wire/statistics';
import type {TimelineEvent} from '../../wire/timeline';

export type TaskPoint = {
    readonly task: SettledTask;
    /** Since the start of the incident. */
    readonly afterMs: number;
    /** Since the task before, or the start. */
    readonly gapMs: number;
    /** What else is on the timeline from the gap, the first first. */
    readonly meanwhile: readonly TimelineEvent[];
};

/** What a gap is not explained by: the tasks themselves, and what the program notes for itself. */
const silent = new Set(['task_state_modified', 'post_linked', 'channel_opened', 'incident_created', 'reminder_dismissed']);

function isWithin(event: TimelineEvent, from: number, to: number): boolean {
    return event.event_at > from && event.event_at < to && !silent.has(event.event_type);
}

/** One point for every settled task, in the order of time. Tasks of one title stay different. */
export function taskPoints(
    startedAt: number, tasks: readonly SettledTask[], events: readonly TimelineEvent[],
): readonly TaskPoint[] {
    const inOrder = [...tasks].sort((a, b) => a.at - b.at);
    return inOrder.map((task, index) => {
        const before = inOrder[index - 1]?.at ?? startedAt;
        return {
            task,
            afterMs: Math.max(0, task.at - startedAt),
            gapMs: Math.max(0, task.at - before),
            meanwhile: events.filter((event) => isWithin(event, before, task.at)),
        };
    });
}

/** The longest wait, which is what a review asks about first; -1 where nothing was waited for. */
export function longestGap(points: readonly TaskPoint[]): number {
    let longest = -1;
    points.forEach((point, index) => {
        if (point.gapMs > (points[longest]?.gapMs ?? 0)) {
            longest = index;
        }
    });
    return longest;
}
