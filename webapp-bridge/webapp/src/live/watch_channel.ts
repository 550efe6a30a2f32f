// What follows from the channel that the reader goes to: its incident is read, and shown beside it.
import {
    currentChannel, currentTeam, currentUserId, hostState, isMyChannel, isRightPanelOpen,
} from '../host/host_state';
import {isNarrow} from '../host/page';
import type {HostStore} from '../host/window';
import {incidentOfChannel, isTakingPart} from '../store/incidents';
import type {Follower} from './follower';
import {loadIncidentOfChannel, ourState, send} from './load';

/** Watches until the answer is called. `open` shows our panel. */
export function watchChannel(store: HostStore, follower: Follower, open: () => void): () => void {
    let teamId = '';
    let channelId = '';
    let isSettled = false;
    let isAsked = false;

    /** Our panel comes up once a visit, and never in the place of another or of the channel itself. */
    const openOnce = (): void => {
        const state = hostState(store.getState());
        const incident = incidentOfChannel(ourState(store).incidents, channelId);
        if (isSettled || !incident || !incident.is_active || !isTakingPart(incident, currentUserId(state))) {
            return;
        }
        isSettled = true;
        if (!isRightPanelOpen(state) && !isNarrow()) {
            open();
        }
    };

    /** Of channels that are no incident's nothing is asked: the answer would be an error in the console. */
    const askOnce = (): void => {
        const state = hostState(store.getState());
        const channel = currentChannel(state);
        const {incidents, site} = ourState(store);
        if (isAsked || !channel || !isMyChannel(state, channel.id) || incidentOfChannel(incidents, channel.id)) {
            return;
        }
        // The bot makes channels for nothing else.
        const isOfBot = site.settings !== null && channel.creator_id === site.settings.bot_user_id;
        if (isOfBot || incidents.endedChannels.has(channel.id)) {
            isAsked = true;
            void loadIncidentOfChannel(store, channel.id);
        }
    };

    const look = (): void => {
        const state = hostState(store.getState());
        const team = currentTeam(state)?.id ?? '';
        const channel = currentChannel(state)?.id ?? '';
        if (team !== teamId) {
            teamId = team;
            if (team !== '') {
                follower.teamOpened(team);
            }
        }
        if (channel !== channelId) {
            channelId = channel;
            isSettled = false;
            isAsked = false;
            send(store, {type: 'muster/panel/incident_shown'});
        }
        askOnce();
        openOnce();
    };

    const stop = store.subscribe(look);
    look();
    return stop;
}
