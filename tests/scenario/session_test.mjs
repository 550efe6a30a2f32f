// A page of the chat server speaks with Muster itself: the session it is given, who may read the answers, and the websocket.

import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';

import {enter} from '../support/person.mjs';
import {onlyAttached, openPlace} from '../support/place.mjs';
import {withLogsOf} from '../support/processes.mjs';
import {openSocket} from '../support/socket.mjs';

const ELSEWHERE = 'http://evil.example';

const ownAddress = onlyAttached("a hosted Muster has no address but the chat server's");

describe('a page of the chat server', ownAddress, () => {
    let place;
    let ada;
    let session;

    before(async () => {
        place = await openPlace({hasRoute: false});
        ada = await enter(place.chat, 'ada');
    });

    after(async () => {
        ada?.leave();
        await place?.close();
    });

    const step = (title, steps) => test(title, () => withLogsOf(place.programs(), steps));
    const ask = (path, headers, options = {}) =>
        fetch(`${session.url}/api/v0${path}`, {...options, headers, redirect: 'error'});

    step('is given a session that nobody sees a message of', async () => {
        const answer = await ada.say('session');
        assert.equal(answer.text, '');
        session = answer.props.muster;
        assert.equal(session.url, place.musterUrl());
        assert.ok(session.expires_at > Date.now());
        assert.ok(!(await ada.messages(ada.town.id)).some((message) => message.includes(session.token)));
    });

    step('may read the answers; a page of another site may not, and a guess is nobody', async () => {
        const list = `/incidents?team_id=${ada.team.id}`;
        const signed = {Authorization: `Bearer ${session.token}`};
        const origin = new URL(place.chat).origin;
        for (const [from, allowed] of [
            [origin, origin],
            [ELSEWHERE, null],
        ]) {
            const answer = await ask(list, {...signed, Origin: from});
            assert.equal(answer.status, 200);
            assert.equal(answer.headers.get('Access-Control-Allow-Origin'), allowed);
            const asked = {Origin: from, 'Access-Control-Request-Method': 'PUT'};
            const beforehand = await ask(list, asked, {method: 'OPTIONS'});
            assert.equal(beforehand.status, 204);
            assert.equal(beforehand.headers.get('Access-Control-Allow-Origin'), allowed);
        }
        assert.equal((await ask(list, {Authorization: `Bearer ${'x'.repeat(26)}`})).status, 401);
    });

    step('is told of changes over a websocket that offers the session', async () => {
        const socket = await openSocket(session.url, {
            path: '/api/v0/websocket',
            protocols: ['muster', `muster.session.${session.token}`],
        });
        await socket.event('hello');
        await ada.start('Checkout is down');
        const news = await socket.event('incident_created');
        assert.equal(news.team_id, ada.team.id);
        socket.close();
    });
});

describe(
    'a page of a chat server that has a route to Muster',
    {skip: Boolean(process.env.MUSTER_CHAT_URL) && 'no Mattermost has one'},
    () => {
        let place;
        let ada;

        before(async () => {
            place = await openPlace();
            ada = await enter(place.chat, 'ada');
        });

        after(async () => {
            ada?.leave();
            await place?.close();
        });

        test('is given no session: it is known there by its own', () =>
            withLogsOf(place.programs(), async () => {
                const answer = await ada.say('session');
                assert.equal(answer.text, '');
                assert.equal(answer.props.muster.url, '');
                assert.equal(answer.props.muster.token, '');
                assert.ok(answer.props.muster.expires_at > Date.now());
            }));
    },
);
