import type {Settings} from '../wire/settings';
import type {Action} from './actions';

/** What Muster says of itself, null until it has. */
export type SiteState = {readonly settings: Settings | null};

const empty: SiteState = {settings: null};

export function site(state: SiteState = empty, action: Action): SiteState {
    return action.type === 'muster/settings/received' ? {settings: action.settings} : state;
}
