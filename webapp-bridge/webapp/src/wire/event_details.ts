// The details of the events of a timeline, by their types. What is not said of an event is left out.
import {count, decode, type Decoder, flag, record, text, WireError} from './decode';
import {type TaskState, taskState} from './checklist';
import {type Status, status} from './incident';

type Titled = {readonly title: string};
type Nothing = Readonly<Record<string, never>>;

export type EventDetails = {
    readonly incident_created: {readonly reporter: string; readonly commander: string; readonly playbook_title: string};
    readonly task_state_modified: Titled & {readonly before: TaskState; readonly after: TaskState};
    readonly stage_changed: {readonly before_title: string; readonly after_title: string};
    readonly commander_changed: {readonly before: string; readonly after: string};
    readonly incident_ended: Nothing;
    readonly incident_restarted: Nothing;
    /** `reminder` in seconds, 0 for none. */
    readonly status_updated: {
        readonly before: Status; readonly after: Status; readonly message: string; readonly reminder: number;
    };
    readonly status_update_corrected: {readonly message: string; readonly is_deleted: boolean};
    readonly reminder_fell: {readonly count: number};
    readonly reminder_dismissed: Nothing;
    readonly task_added: Titled & {readonly stage_title: string};
    readonly task_edited: Titled & {readonly title_before: string};
    readonly task_moved: Titled & {readonly stage_title_before: string; readonly stage_title: string};
    readonly task_removed: Titled & {readonly stage_title: string};
    readonly stage_added: Titled;
    readonly stage_renamed: Titled & {readonly title_before: string};
    readonly stage_moved: Titled;
    readonly stage_removed: Titled & {readonly tasks: number};
    /** Empty for nobody. */
    readonly assignee_changed: Titled & {readonly before: string; readonly after: string};
    /** 0 for never. */
    readonly task_due_changed: Titled & {readonly after: number};
    readonly task_fell_due: Titled & {readonly assignee: string};
    readonly ran_slash_command: Titled & {readonly command: string};
    readonly details_changed: {
        readonly name_before: string; readonly name: string; readonly description_before: string;
        readonly description: string; readonly follows_channel: boolean;
    };
    readonly participant_joined: {readonly user: string};
    readonly participant_left: {readonly user: string};
    readonly channel_archived: Nothing;
    readonly channel_restored: Nothing;
    readonly channel_deleted: Nothing;
    readonly event_from_post: {readonly summary: string};
};

export type EventType = keyof EventDetails;

const titled = {title: text};
const nothing = record<Nothing>({});
const user = record<{readonly user: string}>({user: text});

const decoders: {readonly [K in EventType]: Decoder<EventDetails[K]>} = {
    incident_created: record({reporter: text, commander: text, playbook_title: text}),
    task_state_modified: record({...titled, before: taskState, after: taskState}),
    stage_changed: record({before_title: text, after_title: text}),
    commander_changed: record({before: text, after: text}),
    incident_ended: nothing,
    incident_restarted: nothing,
    status_updated: record({before: status, after: status, message: text, reminder: count}),
    status_update_corrected: record({message: text, is_deleted: flag}),
    reminder_fell: record({count}),
    reminder_dismissed: nothing,
    task_added: record({...titled, stage_title: text}),
    task_edited: record({...titled, title_before: text}),
    task_moved: record({...titled, stage_title_before: text, stage_title: text}),
    task_removed: record({...titled, stage_title: text}),
    stage_added: record(titled),
    stage_renamed: record({...titled, title_before: text}),
    stage_moved: record(titled),
    stage_removed: record({...titled, tasks: count}),
    assignee_changed: record({...titled, before: text, after: text}),
    task_due_changed: record({...titled, after: count}),
    task_fell_due: record({...titled, assignee: text}),
    ran_slash_command: record({...titled, command: text}),
    details_changed: record({
        name_before: text, name: text, description_before: text, description: text, follows_channel: flag,
    }),
    participant_joined: user,
    participant_left: user,
    channel_archived: nothing,
    channel_restored: nothing,
    channel_deleted: nothing,
    event_from_post: record({summary: text}),
};

function isKnown(type: string): type is EventType {
    return Object.prototype.hasOwnProperty.call(decoders, type);
}

/** Calls back with what is known of an event; null for one of a later server, which only its own sentence tells. */
export function withDetails<T>(
    type: string, details: string, tell: <K extends EventType>(type: K, details: EventDetails[K]) => T,
): T | null {
    if (!isKnown(type)) {
        return null;
    }
    try {
        const decoder: Decoder<EventDetails[typeof type]> = decoders[type];
        return tell(type, decode(decoder, JSON.parse(details)));
    } catch (cause) {
        if (cause instanceof WireError || cause instanceof SyntaxError) {
            return null;
        }
        throw cause;
    }
}
