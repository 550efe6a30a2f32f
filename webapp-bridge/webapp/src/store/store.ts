// Our part of the host's store, at `plugins-muster`.
import type {Action} from './actions';
import {incidents, type IncidentsState} from './incidents';
import {news, type NewsState} from './news';
import {site, type SiteState} from './site';
import {views, type ViewsState} from './views';

export type State = {
    readonly incidents: IncidentsState;
    readonly news: NewsState;
    readonly site: SiteState;
    readonly views: ViewsState;
};

/** The host sends every action of the whole page here; those of others change nothing. */
export function reducer(before: State | undefined, action: Action): State {
    const state = action.type === 'muster/person/changed' ? undefined : before;
    const next = {
        incidents: incidents(state?.incidents, action),
        news: news(state?.news, action),
        site: site(state?.site, action),
        views: views(state?.views, action),
    };
    const parts = Object.keys(next) as (keyof State)[];
    return state && parts.every((each) => next[each] === state[each]) ? state : next;
}

export const emptyState: State = reducer(undefined, {type: 'muster/failure/read'});
