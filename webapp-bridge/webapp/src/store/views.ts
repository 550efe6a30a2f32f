import type {Failure} from '../api/result';
import type {Action, Form, Tab} from './actions';

export type ViewsState = {
    /** In an incident's channel the panel shows the incident, unless the reader went to the list. */
    readonly showsList: boolean;
    readonly tabs: Readonly<Record<string, Tab>>;
    readonly form: Form | null;
    /** Why the last change was not done. */
    readonly failure: Failure | null;
};

const empty: ViewsState = {showsList: false, tabs: {}, form: null, failure: null};

export function views(state: ViewsState = empty, action: Action): ViewsState {
    switch (action.type) {
        case 'muster/panel/listed':
            return {...state, showsList: true, failure: null};
        case 'muster/panel/incident_shown':
            return {...state, showsList: false, failure: null};
        case 'muster/tab/chosen':
            return {...state, tabs: {...state.tabs, [action.incident_id]: action.tab}};
        case 'muster/form/opened':
            return {...state, form: action.form};
        case 'muster/form/closed':
            return {...state, form: null};
        case 'muster/failure/noticed':
            return {...state, failure: action.failure};
        case 'muster/failure/read':
            return {...state, failure: null};
        default:
            return state;
    }
}
