import type {Action} from './actions';

/** The right-hand sidebar, at Mattermost's paths. */
export type PanelState = {
    readonly isSidebarOpen: boolean;
    readonly rhsState: 'plugin' | null;
    readonly pluggableId: string;
};

export const closedPanel: PanelState = {isSidebarOpen: false, rhsState: null, pluggableId: ''};

function shown(id: string): PanelState {
    return {isSidebarOpen: true, rhsState: 'plugin', pluggableId: id};
}

type PanelAction = Extract<Action, {type: 'panel/shown' | 'panel/hidden' | 'panel/toggled'}>;

export function panel(state: PanelState, action: PanelAction): PanelState {
    switch (action.type) {
    case 'panel/shown':
        return shown(action.id);
    case 'panel/hidden':
        return closedPanel;
    case 'panel/toggled':
        return state.isSidebarOpen && state.pluggableId === action.id ? closedPanel : shown(action.id);
    }
}
