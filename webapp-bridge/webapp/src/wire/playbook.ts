import {count, flag, list, record, text} from './decode';

export type PlannedTask = {readonly title: string; readonly description: string; readonly command: string};

const plannedTask = record<PlannedTask>({title: text, description: text, command: text});

export type PlannedStage = {readonly title: string; readonly items: readonly PlannedTask[]};

const plannedStage = record<PlannedStage>({title: text, items: list(plannedTask)});

/** What is not about one's own server: a template and an exported document have it too. */
export type PlaybookContent = {
    readonly title: string;
    readonly description: string;
    readonly create_public_incident: boolean;
    readonly checklists: readonly PlannedStage[];
    readonly broadcast_channel_ids: readonly string[];
    readonly reminder_message_template: string;
    /** 0 for never. */
    readonly reminder_timer_default_seconds: number;
    readonly invited_user_ids: readonly string[];
    readonly invite_users_enabled: boolean;
    readonly default_commander_id: string;
    readonly default_commander_enabled: boolean;
    readonly announcement_channel_id: string;
    readonly announcement_channel_enabled: boolean;
    readonly message_on_join: string;
    readonly message_on_join_enabled: boolean;
    readonly webhook_on_creation_url: string;
    readonly webhook_on_creation_enabled: boolean;
    readonly webhook_on_status_update_url: string;
    readonly webhook_on_status_update_enabled: boolean;
    readonly signal_any_keywords: readonly string[];
    readonly signal_any_keywords_enabled: boolean;
};

const contentMembers = {
    title: text,
    description: text,
    create_public_incident: flag,
    checklists: list(plannedStage),
    broadcast_channel_ids: list(text),
    reminder_message_template: text,
    reminder_timer_default_seconds: count,
    invited_user_ids: list(text),
    invite_users_enabled: flag,
    default_commander_id: text,
    default_commander_enabled: flag,
    announcement_channel_id: text,
    announcement_channel_enabled: flag,
    message_on_join: text,
    message_on_join_enabled: flag,
    webhook_on_creation_url: text,
    webhook_on_creation_enabled: flag,
    webhook_on_status_update_url: text,
    webhook_on_status_update_enabled: flag,
    signal_any_keywords: list(text),
    signal_any_keywords_enabled: flag,
};

export type PlaybookTemplate = PlaybookContent & {readonly key: string};

export const playbookTemplate = record<PlaybookTemplate>({...contentMembers, key: text});

export type PlaybookDocument = PlaybookContent & {readonly format: number};

/** An exported document; Muster itself checks what a person imports. */
export const playbookDocument = record<PlaybookDocument>({...contentMembers, format: count});

export type PlaybookSummary = {
    readonly id: string;
    /** Grows by one with every change. */
    readonly version: number;
    readonly title: string;
    readonly description: string;
    readonly team_id: string;
    readonly create_public_incident: boolean;
    readonly create_at: number;
    readonly update_at: number;
    /** 0 while it is in use. */
    readonly delete_at: number;
    readonly num_stages: number;
    readonly num_steps: number;
    readonly member_ids: readonly string[];
};

const summaryMembers = {
    id: text,
    version: count,
    title: text,
    description: text,
    team_id: text,
    create_public_incident: flag,
    create_at: count,
    update_at: count,
    delete_at: count,
    num_stages: count,
    num_steps: count,
    member_ids: list(text),
};

export const playbookSummary = record<PlaybookSummary>(summaryMembers);

export type Playbook = PlaybookSummary & PlaybookContent;

export const playbook = record<Playbook>({...summaryMembers, ...contentMembers});

export type PlaybookList = {
    readonly total_count: number;
    readonly page_count: number;
    readonly has_more: boolean;
    readonly items: readonly PlaybookSummary[];
};

export const playbookList = record<PlaybookList>({
    total_count: count,
    page_count: count,
    has_more: flag,
    items: list(playbookSummary),
});

export type PlaybookEdit = Partial<PlaybookContent> & {readonly member_ids?: readonly string[]};

export type NewPlaybook = PlaybookEdit & {readonly title: string; readonly team_id: string};

export type PlaybookCreated = {readonly id: string};

export const playbookCreated = record<PlaybookCreated>({id: text});
