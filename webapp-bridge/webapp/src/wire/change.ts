import {count, type Decoder, flag, list, record, text, withDefault} from './decode';

/** One incident with its latest revision, or one playbook with its latest version; the other id is empty. */
export type Change = {
    readonly incident_id: string;
    readonly playbook_id: string;
    readonly revision: number;
    readonly version: number;
};

const changeMembers = {
    incident_id: withDefault(text, ''),
    playbook_id: withDefault(text, ''),
    revision: withDefault(count, 0),
    version: withDefault(count, 0),
};

export const change = record<Change>(changeMembers);

export type Changes = {
    readonly cursor: string;
    /** The cursor was too old: read anew what is shown. */
    readonly reset: boolean;
    readonly items: readonly Change[];
};

export const changes = record<Changes>({cursor: text, reset: flag, items: list(change)});

/** One message of the WebSocket; `event` is an open set. */
export type ChangeEvent = Change & {readonly event: string; readonly team_id: string; readonly cursor: string};

export const changeEvent: Decoder<ChangeEvent> = record<ChangeEvent>({
    ...changeMembers,
    event: text,
    team_id: withDefault(text, ''),
    cursor: withDefault(text, ''),
});
