import {count, flag, list, oneOf, record, text} from './decode';
import {type Status, status} from './incident';

export type StatusUpdate = {
    readonly id: string;
    readonly author_user_id: string;
    readonly status: Status;
    readonly message: string;
    readonly create_at: number;
    /** Empty until it was posted. */
    readonly post_id: string;
    readonly edit_at: number;
    readonly delete_at: number;
};

export const statusUpdate = record<StatusUpdate>({
    id: text,
    author_user_id: text,
    status,
    message: text,
    create_at: count,
    post_id: text,
    edit_at: count,
    delete_at: count,
});

export type StatusUpdates = {
    /** Oldest first. */
    readonly items: readonly StatusUpdate[];
    readonly next_update_at: number;
    readonly is_overdue: boolean;
};

export const statusUpdates = record<StatusUpdates>({
    items: list(statusUpdate),
    next_update_at: count,
    is_overdue: flag,
});

export type NewStatusUpdate = {
    /** Made by the caller, it makes a repeated call one update. */
    readonly id?: string;
    readonly status: Status;
    readonly message: string;
    /** Seconds, 0 for never. */
    readonly reminder?: number;
};

export type StatusUpdateKept = {readonly status: 'OK'; readonly id: string; readonly revision: number};

export const statusUpdateKept = record<StatusUpdateKept>({status: oneOf<'OK'>('OK'), id: text, revision: count});
