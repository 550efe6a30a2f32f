import type {Messages} from '../../text/messages';
import type {Incident} from '../../wire/incident';

const usual: readonly number[] = [0, 15 * 60, 30 * 60, 60 * 60, 4 * 60 * 60, 24 * 60 * 60];

/** After how many seconds to ask again: as the last time, and the first time as the playbook says. */
export function usualReminder(incident: Incident): number {
    return incident.last_status_update_at > 0
        ? Math.round(incident.previous_reminder / 1e9)
        : incident.reminder_timer_default_seconds;
}

/** What can be chosen; an unusual time that is in use is one of them. */
export function reminderChoices(inUse: number): readonly number[] {
    return [...new Set([...usual, inUse])].sort((a, b) => a - b);
}

export function reminderText(seconds: number, text: Messages): string {
    const {never, minutes, hours, days} = text.update.reminders;
    if (seconds === 0) {
        return never;
    }
    if (seconds % 86_400 === 0) {
        return text.update.in(days(seconds / 86_400));
    }
    return text.update.in(seconds % 3600 === 0 ? hours(seconds / 3600) : minutes(Math.round(seconds / 60)));
}
