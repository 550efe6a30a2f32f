// News of changes, by whatever road they come, into the store. An event says only that there is a newer revision: what
// it is, is read. Events are handled one after the other and without waiting in between, so their order is kept.
import type {Result} from '../api/result';
import {listChanges} from '../api/site';
import {currentTeam, currentUserId, hostState} from '../host/host_state';
import type {HostStore} from '../host/window';
import {ongoingOf} from '../store/incidents';
import {type Change, type ChangeEvent, changeEvent, type Changes} from '../wire/change';
import {decode, WireError} from '../wire/decode';
import {loadEndedChannels, loadIncident, loadTeam, ourState, send} from './load';

export class Follower {
    private cursor = '';
    private isReading = new Set<string>();
    private isStale = new Set<string>();

    constructor(private readonly store: HostStore) {}

    /** Takes a message as it came; one that cannot be read was still news, so everything shown is read anew. */
    message(raw: unknown): void {
        let event: ChangeEvent;
        try {
            event = decode(changeEvent, raw);
        } catch (cause) {
            if (!(cause instanceof WireError)) {
                throw cause;
            }
            this.readAnew();
            return;
        }
        this.event(event);
    }

    lost(): void {
        send(this.store, {type: 'muster/connection/changed', connection: 'offline'});
    }

    /** The page shows another team from now on. */
    teamOpened(teamId: string): void {
        if (ourState(this.store).incidents.teams[teamId]?.status !== 'ready') {
            void loadTeam(this.store, teamId).then(() => loadEndedChannels(this.store, teamId));
        }
    }

    /**
     * Reads what changed since the last event, in every team that was looked at; the first time there is nothing to make
     * up for. Answers whether Muster was reached.
     */
    async catchUp(): Promise<boolean> {
        const current = currentTeam(hostState(this.store.getState()))?.id ?? '';
        if (current === '') {
            return true;
        }
        const teams = [...new Set([current, ...Object.keys(ourState(this.store).incidents.teams)])];
        const since = this.cursor;
        const answers = await Promise.all(teams.map((each) => listChanges(each, since)));
        const first = answers[0];
        if (first?.ok !== true) {
            return false;
        }
        this.cursor = first.value.cursor;
        send(this.store, {type: 'muster/connection/changed', connection: 'online'});
        if (since !== '') {
            answers.forEach((answer, at) => this.caughtUp(answer, teams[at] ?? current));
        }
        return true;
    }

    private caughtUp(answer: Result<Changes>, teamId: string): void {
        if (!answer.ok || answer.value.reset) {
            this.readAnew();
            return;
        }
        for (const each of answer.value.items) {
            this.change(each, teamId);
        }
    }

    private event(event: ChangeEvent): void {
        switch (event.event) {
            case 'hello':
                send(this.store, {type: 'muster/connection/changed', connection: 'online'});
                if (this.cursor === '') {
                    this.cursor = event.cursor;
                } else {
                    void this.catchUp().then((isReached) => isReached || this.readAnew());
                }
                return;
            case 'reset':
                this.cursor = event.cursor;
                this.readAnew();
                return;
            default:
                this.cursor = event.cursor === '' ? this.cursor : event.cursor;
                this.change(event, event.team_id);
        }
    }

    private change(change: Change, teamId: string): void {
        send(this.store, {type: 'muster/news/received', team_id: teamId});
        const {incidents} = ourState(this.store);
        const known = incidents.byId[change.incident_id];
        const isOfInterest = known !== undefined || incidents.teams[teamId] !== undefined;
        if (change.incident_id !== '' && isOfInterest && (known?.revision ?? 0) < change.revision) {
            void this.read(change.incident_id);
        }
    }

    /** One read at a time for each incident: what comes meanwhile is one more read after it. */
    private async read(id: string): Promise<void> {
        if (this.isReading.has(id)) {
            this.isStale.add(id);
            return;
        }
        this.isReading.add(id);
        await loadIncident(this.store, id);
        this.isReading.delete(id);
        if (this.isStale.delete(id)) {
            void this.read(id);
        }
    }

    private readAnew(): void {
        const state = hostState(this.store.getState());
        const teamId = currentTeam(state)?.id ?? '';
        const {incidents} = ourState(this.store);
        const listed = new Set(ongoingOf(incidents, teamId, currentUserId(state)).map((each) => each.id));
        send(this.store, {type: 'muster/news/received', team_id: ''});
        if (teamId !== '') {
            void loadTeam(this.store, teamId);
        }
        // The list brings the others.
        for (const id of Object.keys(incidents.byId)) {
            if (!listed.has(id)) {
                void this.read(id);
            }
        }
    }
}
