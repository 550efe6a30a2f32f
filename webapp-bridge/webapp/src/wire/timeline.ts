import {count, list, record, text} from './decode';

export type TimelineEvent = {
    readonly id: string;
    readonly incident_id: string;
    readonly revision: number;
    readonly create_at: number;
    readonly event_at: number;
    /** An open set: later servers tell of more. */
    readonly event_type: string;
    /** A sentence for people, as Markdown. */
    readonly summary: string;
    /** The event's own keys, as JSON in a string. */
    readonly details: string;
    readonly post_id: string;
    readonly subject_user_id: string;
    readonly creator_user_id: string;
};

export const timelineEvent = record<TimelineEvent>({
    id: text,
    incident_id: text,
    revision: count,
    create_at: count,
    event_at: count,
    event_type: text,
    summary: text,
    details: text,
    post_id: text,
    subject_user_id: text,
    creator_user_id: text,
});

export type Timeline = {
    /** In the order in which it happened. */
    readonly items: readonly TimelineEvent[];
    readonly revision: number;
};

export const timeline = record<Timeline>({items: list(timelineEvent), revision: count});

export type NewTimelineEntry = {readonly summary: string; readonly post_id?: string; readonly event_at?: number};
