import type {Failure} from '../api/result';
import type {Incident} from '../wire/incident';
import type {Settings} from '../wire/settings';
import type {Wish} from './wishes';

export type Tab = 'summary' | 'tasks' | 'timeline' | 'participants';

/** A form of ours above the page. */
export type Form =
    | {readonly kind: 'start'; readonly post_id: string}
    /** Without an incident, one is chosen in the form. */
    | {readonly kind: 'timeline'; readonly post_id: string; readonly incident_id: string};

export type Action =
    | {readonly type: 'muster/person/changed'}
    | {readonly type: 'muster/incident/received'; readonly incident: Incident}
    | {readonly type: 'muster/incident/gone'; readonly id: string}
    | {readonly type: 'muster/team_incidents/received'; readonly team_id: string; readonly incidents: readonly Incident[]}
    | {readonly type: 'muster/team_incidents/failed'; readonly team_id: string; readonly failure: Failure}
    | {readonly type: 'muster/ended_channels/received'; readonly channel_ids: readonly string[]}
    | {readonly type: 'muster/wish/made'; readonly wish: Wish}
    | {readonly type: 'muster/wish/ended'; readonly id: number}
    | {readonly type: 'muster/settings/received'; readonly settings: Settings}
    | {readonly type: 'muster/news/received'; readonly team_id: string}
    | {readonly type: 'muster/connection/changed'; readonly connection: 'connecting' | 'online' | 'offline'}
    | {readonly type: 'muster/panel/listed'}
    | {readonly type: 'muster/panel/incident_shown'}
    | {readonly type: 'muster/tab/chosen'; readonly incident_id: string; readonly tab: Tab}
    | {readonly type: 'muster/form/opened'; readonly form: Form}
    | {readonly type: 'muster/form/closed'}
    | {readonly type: 'muster/failure/noticed'; readonly failure: Failure}
    | {readonly type: 'muster/failure/read'};
