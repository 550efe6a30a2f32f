import type {Action} from './actions';
import {closedPanel, panel, type PanelState} from './panel';

export type Typing = {readonly user_id: string; readonly until: number};

export type ViewsState = {
    readonly session: 'unknown' | 'signed_out' | 'signed_in';
    readonly connection: 'connecting' | 'online' | 'offline';
    /** What was typed and not yet sent, by channel. */
    readonly drafts: Readonly<Record<string, string>>;
    /** The message being answered, by channel. */
    readonly replies: Readonly<Record<string, string>>;
    /** Where the reader was when they opened an unread channel: newer messages are below a line. 0 draws none. */
    readonly readUpTo: Readonly<Record<string, number>>;
    readonly typing: Readonly<Record<string, readonly Typing[]>>;
    readonly rhs: PanelState;
};

const empty: ViewsState = {
    session: 'unknown', connection: 'connecting', drafts: {}, replies: {}, readUpTo: {}, typing: {}, rhs: closedPanel,
};

function stillTyping(state: ViewsState, channelId: string, userId: string): readonly Typing[] {
    return (state.typing[channelId] ?? []).filter((each) => each.user_id !== userId);
}

export function views(state: ViewsState = empty, action: Action): ViewsState {
    switch (action.type) {
    case 'session/began':
        return {...state, session: 'signed_in'};
    case 'session/missing':
        return {...state, session: 'signed_out'};
    case 'connection/changed':
        return {...state, connection: action.connection};
    case 'draft/typed':
        return {...state, drafts: {...state.drafts, [action.channel_id]: action.text}};
    case 'reply/chosen':
        return {...state, replies: {...state.replies, [action.channel_id]: action.post_id}};
    case 'channel/opened':
        return {...state, readUpTo: {...state.readUpTo, [action.channel_id]: action.read_up_to}};
    case 'typing/noticed': {
        const others = stillTyping(state, action.channel_id, action.user_id);
        const typing = [...others, {user_id: action.user_id, until: action.until}];
        return {...state, typing: {...state.typing, [action.channel_id]: typing}};
    }
    case 'typing/ended':
        return {...state, typing: {...state.typing, [action.channel_id]: stillTyping(state, action.channel_id, action.user_id)}};
    case 'panel/shown':
    case 'panel/hidden':
    case 'panel/toggled':
        return {...state, rhs: panel(state.rhs, action)};
    default:
        return state;
    }
}
