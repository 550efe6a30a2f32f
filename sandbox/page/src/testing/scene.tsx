import type {ReactNode} from 'react';
import {Provider} from 'react-redux';

import {SessionContext} from '../hooks/use_app';
import {Session} from '../live/session';
import {newMember} from '../live/membership';
import {makeStore, type Store} from '../store/store';
import {type Channel, channel as channelDecoder} from '../wire/channel';
import {decode} from '../wire/decode';
import {team as teamDecoder} from '../wire/team';
import {type User, user as userDecoder} from '../wire/user';

export const ada: User = decode(userDecoder, {id: 'u-ada', username: 'ada'});
export const ben: User = decode(userDecoder, {id: 'u-ben', username: 'ben'});
export const townSquare: Channel = decode(channelDecoder, {
    id: 'c-town', team_id: 't-sre', type: 'O', name: 'town-square', display_name: 'Town Square',
});

/** A store in which ada is signed in and looks at ~town-square of the team sre. */
export function adaAtTownSquare(): Store {
    const store = makeStore();
    const team = decode(teamDecoder, {id: 't-sre', name: 'sre', display_name: 'SRE'});
    store.dispatch({type: 'teams/received', teams: [team], user_id: ada.id});
    store.dispatch({type: 'session/began', me: ada});
    store.dispatch({type: 'users/received', users: [ben]});
    store.dispatch({type: 'my_channels/received', team_id: team.id, channels: [townSquare], members: [newMember(townSquare, ada.id)]});
    store.dispatch({type: 'team/opened', team_id: team.id});
    store.dispatch({type: 'channel/opened', channel_id: townSquare.id, read_up_to: 0});
    return store;
}

export function Scene({store, children}: {readonly store: Store; readonly children: ReactNode}): JSX.Element {
    return (
        <Provider store={store}>
            <SessionContext.Provider value={new Session(store)}>{children}</SessionContext.Provider>
        </Provider>
    );
}
