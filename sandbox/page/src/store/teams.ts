import type {Team, TeamMember} from '../wire/team';
import type {Action} from './actions';

export type TeamsState = {
    readonly currentTeamId: string;
    readonly teams: Readonly<Record<string, Team>>;
    readonly myMembers: Readonly<Record<string, TeamMember>>;
};

const empty: TeamsState = {currentTeamId: '', teams: {}, myMembers: {}};

export function teams(state: TeamsState = empty, action: Action): TeamsState {
    switch (action.type) {
    case 'teams/received':
        return {
            ...state,
            teams: Object.fromEntries(action.teams.map((each) => [each.id, each])),
            myMembers: Object.fromEntries(
                action.teams.map((each) => [each.id, {team_id: each.id, user_id: action.user_id, roles: 'team_user'}]),
            ),
        };
    case 'team/updated':
        return state.teams[action.team.id]
            ? {...state, teams: {...state.teams, [action.team.id]: action.team}}
            : state;
    case 'team/left': {
        const {[action.team_id]: _team, ...otherTeams} = state.teams;
        const {[action.team_id]: _member, ...otherMembers} = state.myMembers;
        return {...state, teams: otherTeams, myMembers: otherMembers};
    }
    case 'team/opened':
        return {...state, currentTeamId: action.team_id};
    default:
        return state;
    }
}
