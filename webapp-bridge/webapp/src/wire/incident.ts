import {type Stage, stage} from './checklist';
import {count, flag, list, oneOf, record, text} from './decode';

export type Status = 'Reported' | 'Active' | 'Resolved' | 'Archived';

export const statuses: readonly Status[] = ['Reported', 'Active', 'Resolved', 'Archived'];

export const status = oneOf<Status>(...statuses);

export type Participant = {
    readonly user_id: string;
    readonly joined_at: number;
    /** 0 while they take part. */
    readonly left_at: number;
};

const participant = record<Participant>({user_id: text, joined_at: count, left_at: count});

export type StatusPost = {
    readonly id: string;
    readonly status: Status;
    readonly create_at: number;
    readonly delete_at: number;
};

const statusPost = record<StatusPost>({id: text, status, create_at: count, delete_at: count});

export type Incident = {
    readonly id: string;
    readonly number: number;
    /** Grows by one with every change. */
    readonly revision: number;
    readonly name: string;
    readonly description: string;
    readonly is_active: boolean;
    readonly is_public: boolean;
    readonly current_status: Status;
    readonly commander_user_id: string;
    readonly reporter_user_id: string;
    readonly team_id: string;
    /** Empty until the channel has been opened. */
    readonly channel_id: string;
    readonly create_at: number;
    readonly end_at: number;
    /** -1 without stages. */
    readonly active_stage: number;
    readonly active_stage_title: string;
    readonly playbook_id: string;
    readonly playbook_version: number;
    readonly post_id: string;
    readonly participants: readonly Participant[];
    readonly status_posts: readonly StatusPost[];
    readonly last_status_update_at: number;
    readonly next_update_at: number;
    readonly is_overdue: boolean;
    /** Nanoseconds. */
    readonly previous_reminder: number;
    readonly broadcast_channel_ids: readonly string[];
    readonly reminder_message_template: string;
    readonly reminder_timer_default_seconds: number;
    readonly checklists: readonly Stage[];
};

export const incident = record<Incident>({
    id: text,
    number: count,
    revision: count,
    name: text,
    description: text,
    is_active: flag,
    is_public: flag,
    current_status: status,
    commander_user_id: text,
    reporter_user_id: text,
    team_id: text,
    channel_id: text,
    create_at: count,
    end_at: count,
    active_stage: count,
    active_stage_title: text,
    playbook_id: text,
    playbook_version: count,
    post_id: text,
    participants: list(participant),
    status_posts: list(statusPost),
    last_status_update_at: count,
    next_update_at: count,
    is_overdue: flag,
    previous_reminder: count,
    broadcast_channel_ids: list(text),
    reminder_message_template: text,
    reminder_timer_default_seconds: count,
    checklists: list(stage),
});

export type IncidentList = {
    readonly total_count: number;
    readonly page_count: number;
    readonly has_more: boolean;
    readonly items: readonly Incident[];
};

export const incidentList = record<IncidentList>({
    total_count: count,
    page_count: count,
    has_more: flag,
    items: list(incident),
});

export type IncidentMetadata = {
    readonly channel_name: string;
    readonly channel_display_name: string;
    readonly team_name: string;
    readonly num_members: number;
    readonly total_posts: number;
};

export const incidentMetadata = record<IncidentMetadata>({
    channel_name: text,
    channel_display_name: text,
    team_name: text,
    num_members: count,
    total_posts: count,
});

export type Commander = {readonly user_id: string; readonly username: string};

export const commander = record<Commander>({user_id: text, username: text});

export type NewIncident = {
    readonly name: string;
    readonly team_id: string;
    readonly description?: string;
    readonly playbook_id?: string;
    readonly commander_user_id?: string;
    readonly post_id?: string;
};

export type IncidentEdit = {
    readonly name?: string;
    readonly description?: string;
    readonly active_stage?: number;
};
