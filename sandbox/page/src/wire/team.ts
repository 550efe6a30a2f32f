import {count, record, text, withDefault} from './decode';

export type Team = {
    readonly id: string;
    readonly name: string;
    readonly display_name: string;
    readonly delete_at: number;
};

export const team = record<Team>({
    id: text,
    name: text,
    display_name: text,
    delete_at: withDefault(count, 0),
});

export type TeamMember = {readonly team_id: string; readonly user_id: string; readonly roles: string};
