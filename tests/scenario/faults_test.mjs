// The chat server away, Muster away, and what then.

import assert from 'node:assert/strict';
import {createServer} from 'node:net';
import {after, before, describe, test} from 'node:test';

import {request} from '../support/http.mjs';
import {enter} from '../support/person.mjs';
import {onlyAttached, openPlace, preparePlace} from '../support/place.mjs';
import {linesLike, withLogsOf} from '../support/processes.mjs';
import {commands, typed} from '../support/slash_command.mjs';
import {until} from '../support/until.mjs';

const PATIENCE = {within: 60_000};

describe('a chat server that is away', onlyAttached('the chat server starts and ends a hosted Muster'), () => {
    test('Muster starts without it, says what it waits for, and joins when it comes', async () => {
        const place = await preparePlace();
        let ada;
        try {
            await place.startSandbox(); // makes the bot's token
            const port = place.sandbox.port;
            await place.sandbox.stop();

            // In its place something that hangs up on everybody counts how often Muster tries.
            let tries = 0;
            const nobody = createServer((socket) => {
                ++tries;
                socket.destroy();
            });
            await new Promise((resolve) => nobody.listen(port, '127.0.0.1', resolve));
            await place.startMuster();
            await withLogsOf(place.programs(), async () => {
                await until('several tries', () => tries >= 4, PATIENCE);
                const waiting = await place.readiness();
                assert.equal(waiting.status, 503);
                assert.equal(waiting.json.status, 'waiting');
                assert.match(waiting.json.waiting_for.chat, /^the chat server cannot be reached: ./);
                assert.equal((await request(place.musterUrl(), {path: '/healthz'})).status, 200);
                assert.equal(linesLike(place.muster.log(), /chat server is away/).length, 1, 'one line, not one a try');
                await new Promise((resolve) => nobody.close(resolve));

                await place.startSandbox();
                await place.ready();
                assert.equal(linesLike(place.muster.log(), /chat server is back/).length, 1);
                await until(
                    'the playbooks',
                    () => linesLike(place.muster.log(), /playbook added/).length === 2,
                    PATIENCE,
                );
                ada = await enter(place.chat, 'ada');
                await ada.start('After the wait');
            });
        } finally {
            ada?.leave();
            await place.close();
        }
    });

    test('what is changed while it is away is announced when it is back, once and in order', async () => {
        const place = await openPlace();
        let ada = await enter(place.chat, 'ada');
        try {
            await withLogsOf(place.programs(), async () => {
                const {channel} = await ada.start('Chat restarts');
                await ada.reads(channel.id, /was started by @ada/);
                const [{token}] = await commands(place);
                ada.leave();
                await place.sandbox.stop();
                await until('Muster to notice', async () => (await place.readiness()).status === 503, PATIENCE);

                for (const words of ['check 0 0', 'check 0 2', 'check 0 0']) {
                    const answer = await request(place.musterUrl(), typed(ada, words, channel.id, token));
                    assert.deepEqual([answer.status, answer.json.text], [200, ''], words);
                }
                const start = await request(place.musterUrl(), typed(ada, 'start', channel.id, token));
                assert.equal(start.status, 200);
                assert.match(start.json.text, /could not be done right now|nothing was changed/);

                await place.startSandbox();
                await place.ready();
                ada = await enter(place.chat, 'ada');
                await ada.reads(channel.id, /opened \*\*Confirm the impact\*\* again/);
                assert.deepEqual((await ada.messages(channel.id)).slice(1), [
                    'ada checked off **Confirm the impact**.',
                    'ada checked off **Page the on-call of the failing service**.',
                    'ada opened **Confirm the impact** again.',
                ]);
                assert.equal((await ada.say('check 0 1', channel.id)).text, '');
                await ada.reads(channel.id, /checked off \*\*Check the last deployments/);
            });
        } finally {
            ada.leave();
            await place.close();
        }
    });
});

describe('Muster away', () => {
    let place;
    let ada;
    let ben;
    before(async () => {
        place = await openPlace();
        [ada, ben] = [await enter(place.chat, 'ada'), await enter(place.chat, 'ben')];
    });
    after(async () => {
        [ada, ben].forEach((person) => person?.leave());
        await place?.close();
    });

    test('commands say so, and after a kill and a restart everything is there and nothing twice', async () => {
        await withLogsOf(place.programs(), async () => {
            const {channel} = await ada.start('Muster is killed');
            await ada.say('check 0 0', channel.id);
            const open = await ada.ask('stage next', channel.id);
            await place.muster.kill();

            await assert.rejects(() => ada.say('check 0 1', channel.id), /was answered 5\d\d|was answered 4\d\d/);
            await ben.join(channel.id); // Muster does not hear of it
            await place.startMuster();
            await place.ready();

            assert.match((await ada.info(channel.id)).Tasks, /^:white_check_mark: `0 0`.*\n:white_large_square: `0 1`/);
            assert.equal((await ada.submit(open)).error ?? '', '', 'a form that was open through the restart');
            assert.equal((await ben.say('commander @ben', channel.id)).text, '');
            await ada.reads(channel.id, /^ben changed the commander from @ada to @ben\.$/);
            const told = await ada.messages(channel.id);
            assert.equal(told.filter((each) => each.includes('checked off')).length, 1);
            assert.equal(told.filter((each) => each.includes('was started by')).length, 1);
            assert.equal(told.filter((each) => each.includes('moved the incident')).length, 1);
        });
    });

    const noAddress = onlyAttached('the command of a hosted Muster has neither address nor token');
    test('restarts leave one /incident command, and a new address is put right', noAddress, async () => {
        await withLogsOf(place.programs(), async () => {
            const [before] = await commands(place);
            await place.muster.stop();
            await place.startMuster();
            await place.ready();
            const same = await commands(place);
            assert.deepEqual(
                same.map(({id, url}) => [id, url]),
                [[before.id, before.url]],
            );

            const {channel} = await ada.start('Muster moves');
            await place.muster.stop();
            await place.moveMuster();
            await place.startMuster();
            await place.ready();
            const moved = await commands(place);
            assert.deepEqual(
                moved.map(({id, url}) => [id, url]),
                [[before.id, `${place.musterUrl()}/hooks/command`]],
            );
            assert.equal((await ada.say('check 0 0', channel.id)).text, '');
            await ada.reads(channel.id, /checked off \*\*Confirm the impact/);
        });
    });
});
