import {listPlaybooks} from '../api/playbooks';
import type {PlaybookList} from '../wire/playbook';
import {type Loaded, useLoading} from './use_loading';

/** The playbooks of a team that the reader may start from. */
export function usePlaybooks(teamId: string): Loaded<PlaybookList> {
    return useLoading(`playbooks/${teamId}`, (signal) => listPlaybooks({team_id: teamId}, {signal}));
}
