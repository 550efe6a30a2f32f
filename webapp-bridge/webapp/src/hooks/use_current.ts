import {currentChannel, currentTeam} from '../host/host_state';
import {incidentOfChannel} from '../store/incidents';
import type {Incident} from '../wire/incident';
import {useHost, useMuster} from './use_muster';

export function useChannelId(): string {
    return useHost((state) => currentChannel(state)?.id ?? '');
}

export function useTeamId(): string {
    return useHost((state) => currentTeam(state)?.id ?? '');
}

/** The incident whose channel is on the screen, as far as it is known. */
export function useChannelIncident(): Incident | undefined {
    const channelId = useChannelId();
    return useMuster((state) => incidentOfChannel(state.incidents, channelId));
}
