// What Muster told of changes: views that show more than single incidents read anew when something came.
import type {Action} from './actions';

export type News = {
    /** Grows with everything that came. */
    readonly count: number;
    /** The team of the latest, empty when it may be any. */
    readonly team_id: string;
};

export type NewsState = {
    readonly latest: News;
    readonly connection: 'connecting' | 'online' | 'offline';
};

const empty: NewsState = {latest: {count: 0, team_id: ''}, connection: 'connecting'};

export function news(state: NewsState = empty, action: Action): NewsState {
    switch (action.type) {
        case 'muster/news/received':
            return {...state, latest: {count: state.latest.count + 1, team_id: action.team_id}};
        case 'muster/connection/changed':
            return state.connection === action.connection ? state : {...state, connection: action.connection};
        default:
            return state;
    }
}
