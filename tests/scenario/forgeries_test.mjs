// Commands, forms and buttons that the chat server did not send, or sent for somebody else.

import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';

import {request} from '../support/http.mjs';
import {enter} from '../support/person.mjs';
import {onlyAttached, openPlace} from '../support/place.mjs';
import {linesLike} from '../support/processes.mjs';
import {typed} from '../support/slash_command.mjs';
import {until} from '../support/until.mjs';

describe('what comes from somebody else', () => {
    let place;
    let ada;
    let ben;
    let channel;
    before(async () => {
        place = await openPlace();
        [ada, ben] = [await enter(place.chat, 'ada'), await enter(place.chat, 'ben')];
        ({channel} = await ada.start('Forgeries'));
        await ada.reads(channel.id, /was started by @ada/);
    });
    after(async () => {
        [ada, ben].forEach((person) => person?.leave());
        await place?.close();
    });

    /** What the chat server sends when that person submits a form or presses a button. */
    const post = (person, path, body) => place.ask(person, {method: 'POST', path, body});
    const logged = (pattern) =>
        until(`a log line like ${pattern}`, () => linesLike(place.muster.log(), pattern).length > 0);
    const untouched = async () => {
        assert.equal((await ada.messages(channel.id)).length, 1);
        assert.match((await ada.info(channel.id)).Status, /ongoing/);
    };

    const noToken = onlyAttached('the command of a hosted Muster has no token');
    test('a command with a wrong token is answered 401 and logged', noToken, async () => {
        for (const token of ['', 'x'.repeat(26)]) {
            const answer = await request(place.musterUrl(), typed(ada, 'check 0 0', channel.id, token));
            assert.equal(answer.status, 401);
            assert.equal(answer.json.field, 'token');
        }
        await logged(/command refused why=token/);
        await untouched();
    });

    test('a form whose state was changed or is of another person is refused and logged', async () => {
        const form = await ada.ask('end', channel.id);
        await ben.join(channel.id);
        const refusal = 'This form was not made for you, so nothing was done. Please type the command again.';
        assert.equal((await ben.submit(form)).error, refusal);
        const {state} = form.dialog;
        const changed = [
            '',
            'x',
            `${state.slice(0, -1)}${state.endsWith('A') ? 'B' : 'A'}`,
            state.slice(1),
            `${state}.`,
            state.replace(ada.me.id, ben.me.id),
            '%00',
        ];
        for (const forged of changed) {
            if (forged !== state) {
                assert.equal(
                    (await ada.submit({...form, dialog: {...form.dialog, state: forged}})).error,
                    refusal,
                    forged,
                );
            }
        }
        const direct = await post(ben, '/hooks/dialog', {
            type: 'dialog_submission',
            user_id: ben.me.id,
            state,
            submission: {},
            cancelled: false,
        });
        assert.deepEqual([direct.status, direct.json.error], [200, refusal]);
        await logged(/form refused user=\w{26} why="state: not made here"/);
        await logged(/form refused user=\w{26} why="state: made for somebody else"/);
        await untouched();
    });

    test('a menu whose context was changed is refused and logged', async () => {
        const forged = await post(ada, '/hooks/action', {
            user_id: ada.me.id,
            context: {signed: `check ${'a'.repeat(26)}`, selected_option: 'x'},
        });
        assert.equal(forged.status, 200);
        assert.equal(forged.json.ephemeral_text, 'This button cannot be used any more.');
        await logged(/button refused user=\w{26} why="context: not made here"/);
        await untouched();
    });

    test('a state signed for a form is no context of a menu', async () => {
        const {dialog} = await ada.ask('end', channel.id);
        const mixed = await post(ada, '/hooks/action', {
            user_id: ada.me.id,
            context: {signed: dialog.state, selected_option: 'x'},
        });
        assert.equal(mixed.json.ephemeral_text, 'This button cannot be used any more.');
        await untouched();
    });

    const ownShape = onlyAttached('the chat server makes what a hosted Muster reads');
    test('calls that are no JSON, or not of the right shape, are answered 400', ownShape, async () => {
        for (const path of ['/hooks/dialog', '/hooks/action']) {
            const bad = [
                '',
                '{',
                'null',
                '[]',
                '"x"',
                '{"user_id": 7}',
                `${'['.repeat(100_000)}`,
                '{"user_id":"\\ud800"}',
                `{"a":${'9'.repeat(400)}}`,
            ];
            for (const body of bad) {
                const {status, json} = await post(ada, path, body);
                assert.equal(status, 400, `${path} ${body.slice(0, 40)}`);
                assert.equal(typeof json.error, 'string');
            }
        }
    });
});
