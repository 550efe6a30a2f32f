// @vitest-environment jsdom
import {afterEach, expect, it, vi} from 'vitest';

import {isMember} from '../store/selectors';
import {FakeServer} from '../testing/fake_server';
import {ada, adaAtTownSquare, townSquare} from '../testing/scene';
import {loadMyChannels} from './load';
import {newMember} from './membership';

const offTopic = {...townSquare, id: 'c-off', name: 'off-topic', display_name: 'Off-Topic'};

afterEach(() => vi.unstubAllGlobals());

it('leaves nobody out of a channel that they joined while the list of theirs was read', async () => {
    const mine = 'GET /users/me/teams/t-sre/channels';
    const server = new FakeServer().on(mine, [townSquare]).on(`${mine}/members`, [newMember(townSquare, ada.id)]);
    const store = adaAtTownSquare();
    const seen: boolean[] = [];
    const reading = loadMyChannels(store, 't-sre');
    server.on(mine, [townSquare, offTopic]).on(`${mine}/members`, [townSquare, offTopic].map((each) => newMember(each, ada.id)));
    store.dispatch({type: 'channel/received', channel: offTopic});
    store.dispatch({type: 'channel/joined', member: newMember(offTopic, ada.id)});
    store.subscribe(() => seen.push(isMember(store.getState(), offTopic.id)));
    await reading;
    expect(seen).toEqual([true]);
});
