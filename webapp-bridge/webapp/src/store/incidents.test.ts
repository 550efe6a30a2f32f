import {describe, expect, it} from 'vitest';

import {golden} from '../testing/golden';
import {decode} from '../wire/decode';
import {type Incident, incident} from '../wire/incident';
import type {Action} from './actions';
import {incidentOfChannel, ongoingOf} from './incidents';
import {emptyState, reducer, type State} from './store';
import {withWishes} from './wishes';

const known = decode(incident, golden('incident'));
const ada = known.commander_user_id;

function after(...actions: readonly Action[]): State {
    return actions.reduce((state, each) => reducer(state, each), emptyState);
}

function received(over: Partial<Incident>): Action {
    return {type: 'muster/incident/received', incident: {...known, ...over}};
}

describe('what is known of incidents', () => {
    it('is the newest, in whatever order the news arrive', () => {
        const state = after(received({revision: 12, name: 'newer'}), received({revision: 11, name: 'older'}));
        expect(state.incidents.byId[known.id]?.name).toBe('newer');
    });

    it('does not change at all by what is known already, so that nothing is drawn again', () => {
        const state = after(received({}));
        expect(reducer(state, received({}))).toBe(state);
    });

    it('stays the same object where nothing changed, so that only the rest is drawn again', () => {
        const ticked = structuredClone(known);
        const [first] = ticked.checklists;
        Object.assign(first!.items[1]!, {state: 'closed'});
        const state = after(received({}), {type: 'muster/incident/received', incident: {...ticked, revision: 10}});
        const now = state.incidents.byId[known.id]!;
        expect(now.checklists[0]?.items[0]).toBe(known.checklists[0]?.items[0]);
        expect(now.checklists[0]?.items[1]?.state).toBe('closed');
        expect(now.checklists[1]).toBe(known.checklists[1]);
        expect(now.participants).toBe(known.participants);
    });

    it('is found by its channel, until the incident is gone', () => {
        const state = after(received({}));
        expect(incidentOfChannel(state.incidents, known.channel_id)?.id).toBe(known.id);
        const later = reducer(state, {type: 'muster/incident/gone', id: known.id});
        expect(incidentOfChannel(later.incidents, known.channel_id)).toBeUndefined();
    });

    it('lists what goes on and what one takes part in, the latest first', () => {
        const state = after(
            received({id: 'a', create_at: 1}),
            received({id: 'b', create_at: 2}),
            received({id: 'ended', is_active: false}),
            received({id: 'left', participants: [{user_id: ada, joined_at: 1, left_at: 2}]}),
            received({id: 'elsewhere', team_id: 'other'}),
        );
        expect(ongoingOf(state.incidents, known.team_id, ada).map((each) => each.id)).toEqual(['b', 'a']);
    });

    it('keeps a list that was read when reading it again fails', () => {
        const failed: Action = {
            type: 'muster/team_incidents/failed', team_id: 't', failure: {kind: 'unreachable'},
        };
        expect(after(failed).incidents.teams['t']?.status).toBe('failed');
        const read: Action = {type: 'muster/team_incidents/received', team_id: 't', incidents: []};
        expect(after(read, failed).incidents.teams['t']?.status).toBe('ready');
    });
});

describe('a wish', () => {
    const [triage, fix] = known.checklists;
    const task = triage!.items[1]!;

    function wished(change: Parameters<typeof withWishes>[1][number]['change']): Incident {
        return withWishes(known, [{id: 1, incident_id: known.id, change}]);
    }

    it('is seen at once, and the incident itself stays as it was', () => {
        const shown = wished({kind: 'task', task_id: task.id, edit: {state: 'closed'}});
        expect(shown.checklists[0]?.items[1]?.state).toBe('closed');
        expect(known.checklists[0]?.items[1]?.state).toBe('in_progress');
    });

    it('moves a task within its stage and to another', () => {
        const up = wished({kind: 'task', task_id: task.id, edit: {position: 0}});
        expect(up.checklists[0]?.items.map((each) => each.title)).toEqual(['Open bridge', 'Page on-call']);
        const away = wished({kind: 'task', task_id: task.id, edit: {stage_id: fix!.id}});
        expect(away.checklists.map((each) => each.items.length)).toEqual([1, 2, 1]);
        expect(away.checklists[1]?.items[1]?.title).toBe('Open bridge');
    });

    it('about a task that somebody removed meanwhile changes nothing', () => {
        expect(wished({kind: 'task', task_id: 'gone', edit: {state: 'closed'}}).checklists).toEqual(known.checklists);
    });

    it('falls away with its answer, and what is known shows again', () => {
        const wish = {id: 7, incident_id: known.id, change: {kind: 'no_task', task_id: task.id}} as const;
        const state = after(received({}), {type: 'muster/wish/made', wish});
        expect(withWishes(known, state.incidents.wishes).checklists[0]?.items).toHaveLength(1);
        const later = reducer(state, {type: 'muster/wish/ended', id: 7});
        expect(withWishes(known, later.incidents.wishes)).toEqual(known);
    });
});
