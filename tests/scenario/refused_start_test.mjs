// A start that cannot be: one line that says why and what to do, and nothing touched.

import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';

import {listen} from '../support/http.mjs';
import {enter} from '../support/person.mjs';
import {onlyAttached, openPlace, runMuster} from '../support/place.mjs';
import {freePort, linesLike, removeDir, tempDir} from '../support/processes.mjs';

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
        const complaint = linesLike(err, /^muster: /);
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
