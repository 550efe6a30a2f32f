import type {DialogRequest} from '../wire/dialog';
import type {Action} from './actions';

export type OpenDialog = DialogRequest & {readonly channel_id: string};

export type IntegrationsState = {
    /** What the last command or button answered: only a dialog that names it is for this tab. */
    readonly dialogTriggerId: string;
    readonly dialogArguments: {readonly channel_id: string};
    readonly dialog: DialogRequest | null;
    readonly openDialog: OpenDialog | null;
};

const empty: IntegrationsState = {dialogTriggerId: '', dialogArguments: {channel_id: ''}, dialog: null, openDialog: null};

/** The event and the answer that belong together come in either order; the second of them opens the dialog. */
function matched(state: IntegrationsState): IntegrationsState {
    const {dialog, dialogTriggerId, dialogArguments} = state;
    if (!dialog || dialogTriggerId === '' || dialog.trigger_id !== dialogTriggerId) {
        return state;
    }
    return {...state, dialog: null, openDialog: {...dialog, channel_id: dialogArguments.channel_id}};
}

export function integrations(state: IntegrationsState = empty, action: Action): IntegrationsState {
    switch (action.type) {
    case 'RECEIVED_DIALOG_ARGUMENTS':
        return {...state, dialogArguments: action.data};
    case 'RECEIVED_DIALOG_TRIGGER_ID':
        return matched({...state, dialogTriggerId: action.data});
    case 'RECEIVED_DIALOG':
        return matched({...state, dialog: action.data});
    case 'dialog/closed':
        return {...state, openDialog: null};
    default:
        return state;
    }
}
