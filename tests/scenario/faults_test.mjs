// What goes wrong around Muster, and what then: the chat server away, Muster away, a start that cannot be, forged calls and bad HTTP.

import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {readFile, writeFile} from 'node:fs/promises';
import {createServer, connect} from 'node:net';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';

import {listen, request} from '../support/http.mjs';
import {enter} from '../support/person.mjs';
import {onlyAttached, openPlace, preparePlace, runMuster} from '../support/place.mjs';
import {freePort, removeDir, tempDir, withLogsOf} from '../support/processes.mjs';
import {until} from '../support/until.mjs';

const PATIENCE = {within: 60_000};

const lines = (text, pattern) => text.split('\n').filter((line) => pattern.test(line));

/** The team's /incident commands with their tokens, which an administrator may see. */
async function commands(place) {
    const admin = await enter(place.chat, 'admin');
    const listed = await admin.rest.get(`/commands?team_id=${admin.team.id}&custom_only=true`);
    admin.leave();
    return listed.filter(({trigger}) => trigger === 'incident');
}

/** What the chat server posts when somebody types /incident. */
const typed = (person, text, channel, token) => ({
    method: 'POST',
    path: '/hooks/command',
    headers: {'Content-Type': 'application/x-www-form-urlencoded'},
    body: new URLSearchParams({
        user_id: person.me.id,
        team_id: person.team.id,
        channel_id: channel,
        command: '/incident',
        text,
        token,
        trigger_id: 'none',
        response_url: `http://127.0.0.1:1/hooks/commands/${'a'.repeat(26)}`,
    }).toString(),
});

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
                assert.equal(lines(place.muster.log(), /chat server is away/).length, 1, 'one line, not one a try');
                await new Promise((resolve) => nobody.close(resolve));

                await place.startSandbox();
                await place.ready();
                assert.equal(lines(place.muster.log(), /chat server is back/).length, 1);
                await until('the playbooks', () => lines(place.muster.log(), /playbook added/).length === 2, PATIENCE);
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

describe('a start that cannot be', onlyAttached('this is about `muster serve`'), () => {
    let chat; // enough of a chat server to say that it knows nobody
    let dir;
    before(async () => {
        chat = await listen((call, answer) => {
            answer.writeHead(401, {'Content-Type': 'application/json', 'X-Version-Id': '5.37.0.5.37.0.x.false'});
            answer.end(
                JSON.stringify({
                    id: 'api.context.session_expired.app_error',
                    message: 'Invalid or expired session, please login again.',
                    status_code: 401,
                }),
            );
        });
        dir = await tempDir();
        await writeFile(join(dir, 'token'), 'a'.repeat(26));
    });
    after(async () => {
        await chat?.close();
        await removeDir(dir);
    });

    /** Runs `muster serve`, which must refuse with one line that fits. */
    async function refuses({args = {}, env}, ...patterns) {
        const all = {
            '--chat-url': chat.url,
            '--chat-token-file': join(dir, 'token'),
            '--http-port': String(await freePort()),
            '--data-dir': join(dir, 'data'),
            ...args,
        };
        const flags = Object.entries(all)
            .filter(([, value]) => value !== undefined)
            .flat();
        const {code, out, err} = await runMuster(['serve', ...flags], env);
        assert.equal(code, 2, err);
        assert.equal(out, '');
        const complaint = lines(err, /^muster: /);
        assert.equal(complaint.length, 1, err);
        assert.equal(err.trimEnd().split('\n').at(-1), complaint[0], 'it is the last line');
        for (const pattern of patterns) {
            assert.match(complaint[0], pattern);
        }
        return err;
    }

    const only = (err) => assert.equal(err.trimEnd().split('\n').length, 1, err);

    test('with a token that the chat server refuses', async () => {
        await refuses(
            {},
            /^muster: chat\.token: http:\/\/127\.0\.0\.1:\d+ does not accept the token/,
            /make a new one/,
        );
    });

    test('without an address or a token', async () => {
        only(
            await refuses(
                {args: {'--chat-url': undefined}},
                /chat\.url: is missing; it is the address of the chat server/,
            ),
        );
        only(await refuses({args: {'--chat-token-file': undefined}}, /chat\.token: is missing; make a bot account/));
        only(
            await refuses(
                {args: {'--chat-token-file': join(dir, 'nowhere')}},
                /chat\.token_file: .*nowhere cannot be read: No such file/,
            ),
        );
    });

    test('with an option that is none or out of its range', async () => {
        only(
            await refuses(
                {args: {'--http-port': '99999'}},
                /http\.port: 99999 is not between 1 and 65535 \(--http-port\)/,
            ),
        );
        only(await refuses({args: {'--http-port': 'web'}}, /http\.port: must be a whole number/));
        only(
            await refuses(
                {env: {MUSTER_LOG_LEVEL: 'loud'}},
                /log\.level: loud is not one of debug, info, warning, error/,
            ),
        );
        const file = join(dir, 'muster.toml');
        await writeFile(file, '[chat]\nurll = "http://127.0.0.1:1"\n');
        only(await refuses({args: {'--config': file}}, /chat\.urll: no such option; did you mean chat\.url\?/));
        await writeFile(file, '[chat\n');
        only(await refuses({args: {'--config': file}}, /muster\.toml:1:\d+: /));
    });

    test('with a port that is taken', async () => {
        await refuses(
            {args: {'--http-port': String(chat.port)}},
            new RegExp(
                `^muster: http\\.port: ${chat.port} is taken by another program; end that one, or choose another port`,
            ),
        );
    });

    test("with an address that is not this machine's", async () => {
        await refuses(
            {args: {'--http-listen': '192.0.2.1', '--http-public-url': 'http://127.0.0.1:1'}},
            /http\.listen: 192\.0\.2\.1:\d+ cannot be listened on .*; name an address of this machine$/,
        );
    });

    test('with a data folder that cannot be written', async () => {
        for (const folder of [join(dir, 'token'), join(dir, 'token', 'below'), '/proc/muster']) {
            await refuses(
                {args: {'--data-dir': folder}},
                /data folder ".*" cannot be used \(.+\)/,
                /choose another folder/,
            );
        }
    });

    test('with a seed that is no list of playbooks', async () => {
        const seed = join(dir, 'seed.json');
        await writeFile(seed, '{"playbooks": 7}');
        await refuses({args: {'--seed-file': seed}}, /seed\.file: .*seed\.json is not a list of playbooks/);
    });

    test('with a database of another version or a damaged one, which stays as it was', async () => {
        const place = await openPlace();
        try {
            const ada = await enter(place.chat, 'ada');
            await ada.start('In the database');
            ada.leave();
            await place.muster.stop();
            const file = join(place.dataDir, 'muster.db');
            const good = await readFile(file);
            const hash = async () =>
                createHash('sha256')
                    .update(await readFile(file))
                    .digest('hex');
            const refusedWith = async (bytes, ...patterns) => {
                await writeFile(file, bytes);
                const before = await hash();
                await refuses(
                    {args: {'--data-dir': place.dataDir}},
                    /database ".*muster\.db" was not opened/,
                    ...patterns,
                );
                assert.equal(await hash(), before);
            };

            // The step's checksum in the table of steps: another version's would be another.
            const other = Buffer.from(good);
            const at = good.indexOf('0001_incidents') + '0001_incidents'.length;
            assert.match(good.toString('latin1', at, at + 64), /^[0-9a-f]{64}$/);
            other.write('0'.repeat(64), at);
            await refusedWith(
                other,
                /0001_incidents is not the one that this muster knows: start the version that wrote it/,
            );
            await refusedWith(good.subarray(0, good.length - 4096 * 3), /damaged/, /backup/);
            await refusedWith(Buffer.from('not a database, but 10 lines of prose\n'.repeat(10)), /damaged/, /backup/);

            await writeFile(file, good);
            await place.startMuster();
            await place.ready();
        } finally {
            await place.close();
        }
    });

    test('in a data folder that another Muster uses', async () => {
        const place = await openPlace();
        try {
            await refuses(
                {args: {'--data-dir': place.dataDir}},
                /in use by another muster \(process \d+\)/,
                /stop that one/,
            );
        } finally {
            await place.close();
        }
    });
});

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
        until(`a log line like ${pattern}`, () => lines(place.muster.log(), pattern).length > 0);
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

describe('bad HTTP', onlyAttached('the chat server speaks HTTP for a hosted Muster'), () => {
    let place;
    before(async () => {
        place = await openPlace();
    });
    after(() => place?.close());

    /** Sends bytes and reads until the other side closes. */
    function exchange(bytes, {keepOpen = true} = {}) {
        return new Promise((resolve) => {
            let text = '';
            const socket = connect(Number(new URL(place.musterUrl()).port), '127.0.0.1', () => {
                socket.write(bytes, 'latin1');
                if (!keepOpen) {
                    socket.end();
                }
            });
            socket.setEncoding('latin1').on('data', (part) => (text += part));
            socket.on('error', () => {}).on('close', () => resolve(text));
        });
    }

    const POST = 'POST /hooks/command HTTP/1.1\r\nHost: x\r\n';
    const refused = [
        ['a line that is no request', 'hello\r\n\r\n', 400],
        ['bytes of another protocol', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'.repeat(20), 400],
        ['a version from the future', 'GET / HTTP/3.7\r\nHost: x\r\n\r\n', [400, 505]],
        ['a request without a host', 'GET / HTTP/1.1\r\n\r\n', 400],
        ['two lengths', `${POST}Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd`, 400],
        ['a length and chunks', `${POST}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, 400],
        ['a length that is no number', `${POST}Content-Length: -1\r\n\r\n`, 400],
        ['a chunk that is no chunk', `${POST}Transfer-Encoding: chunked\r\n\r\nzz\r\n`, 400],
        ['a header that never ends', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(100_000)}`, 431],
        ['thousands of headers', `GET / HTTP/1.1\r\nHost: x\r\n${'A: b\r\n'.repeat(20_000)}\r\n`, 431],
        ['a body over the limit', `${POST}Content-Length: 99999999\r\n\r\n`, 413],
        [
            'chunks over the limit',
            `${POST}Transfer-Encoding: chunked\r\n\r\n${`10000\r\n${'a'.repeat(0x10000)}\r\n`.repeat(20)}0\r\n\r\n`,
            413,
        ],
    ];

    for (const [what, bytes, status] of refused) {
        test(`${what}: ${status} and the connection is closed`, async () => {
            const answer = await exchange(bytes);
            assert.match(answer, new RegExp(`^HTTP/1\\.[01] (${[status].flat().join('|')}) `));
        });
    }

    test('a body that is sent too slowly is given up with 408', async () => {
        assert.match(await exchange(`${POST}Content-Length: 10\r\n\r\nabc`), /^HTTP\/1\.1 408 /);
    });

    test('unknown paths are 404, wrong methods 405, and websockets are not spoken here', async () => {
        const status = async (call) => (await request(place.musterUrl(), call)).status;
        assert.equal(await status({path: '/'}), 404);
        assert.equal(await status({path: '/hooks/command/../../etc/passwd'}), 404);
        assert.equal(await status({path: `/api/v0/incidents/${'%00'.repeat(30)}`}), 401);
        assert.equal(await status({path: '/hooks/command'}), 405);
        const upgrade = await exchange(
            'GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
        );
        assert.match(upgrade, /^HTTP\/1\.1 (200|4\d\d) /);
    });

    test('hundreds who hang up in the middle harm nobody', async () => {
        await Promise.all(
            Array.from({length: 300}, (_, i) =>
                exchange(`${POST}Content-Length: 1000\r\n\r\n`.slice(0, 5 + (i % 70)), {keepOpen: false}),
            ),
        );
        assert.equal((await request(place.musterUrl(), {path: '/healthz'})).status, 200);
    });

    test('after all that it is the same process, and serves', async () => {
        assert.ok(place.muster.running());
        const ada = await enter(place.chat, 'ada');
        await ada.start('Still alive');
        ada.leave();
        assert.deepEqual(lines(place.muster.log(), / (error|warning) /), []);
    });
});
