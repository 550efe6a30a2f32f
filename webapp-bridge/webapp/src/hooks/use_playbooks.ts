import {listPlaybooks} from '../api/playbooks';
import type {PlaybookSummary} from '../wire/playbook';
import {useLoading} from './use_loading';

/** The playbooks of a team that the reader may start from; none while they are read. */
export function usePlaybooks(teamId: string): readonly PlaybookSummary[] {
    const {state} = useLoading(`playbooks/${teamId}`, (signal) => listPlaybooks({team_id: teamId}, {signal}));
    return state.status === 'ready' ? state.value.items : [];
}
