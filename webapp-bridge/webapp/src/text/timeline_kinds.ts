/** What people filter a timeline by. */
export type TimelineKind = 'roles' | 'updates' | 'tasks' | 'notes' | 'people' | 'other';

export const timelineKinds: readonly TimelineKind[] = ['roles', 'updates', 'tasks', 'notes', 'people', 'other'];

const kinds: Readonly<Record<string, TimelineKind>> = {
    commander_changed: 'roles',
    status_updated: 'updates',
    status_update_corrected: 'updates',
    reminder_fell: 'updates',
    reminder_dismissed: 'updates',
    task_state_modified: 'tasks',
    assignee_changed: 'tasks',
    ran_slash_command: 'tasks',
    task_added: 'tasks',
    task_edited: 'tasks',
    task_moved: 'tasks',
    task_removed: 'tasks',
    task_due_changed: 'tasks',
    task_fell_due: 'tasks',
    stage_changed: 'tasks',
    stage_added: 'tasks',
    stage_renamed: 'tasks',
    stage_moved: 'tasks',
    stage_removed: 'tasks',
    event_from_post: 'notes',
    participant_joined: 'people',
    participant_left: 'people',
};

/** The kind of an event; what a later server tells of is "other", never left out. */
export function timelineKind(eventType: string): TimelineKind {
    return kinds[eventType] ?? 'other';
}
