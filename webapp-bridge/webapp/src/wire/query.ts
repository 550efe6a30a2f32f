// What lists are asked for; the keys are those of the addresses.
import type {Status} from './incident';

export type IncidentSort = 'create_at' | 'end_at' | 'name' | 'status' | 'last_status_update_at';

/** Which incidents of a team; what is left out does not matter. */
export type IncidentQuery = {
    readonly team_id: string;
    readonly page?: number;
    readonly per_page?: number;
    readonly status?: 'all' | 'active' | 'ended' | Status;
    readonly sort?: IncidentSort;
    readonly direction?: 'asc' | 'desc';
    readonly commander_user_id?: string;
    readonly member_id?: string;
    readonly playbook_id?: string;
    readonly started_gte?: number;
    readonly started_lt?: number;
    readonly search_term?: string;
};

export type PlaybookSort = 'title' | 'stages' | 'tasks' | 'updated';

export type PlaybookQuery = {
    readonly team_id: string;
    readonly page?: number;
    readonly per_page?: number;
    readonly sort?: PlaybookSort;
    readonly direction?: 'asc' | 'desc';
    readonly search_term?: string;
    readonly with_archived?: boolean;
};
