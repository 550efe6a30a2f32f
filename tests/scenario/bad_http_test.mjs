// Bytes that are no HTTP, or HTTP that nobody should send.

import assert from 'node:assert/strict';
import {connect} from 'node:net';
import {after, before, describe, test} from 'node:test';

import {request} from '../support/http.mjs';
import {enter} from '../support/person.mjs';
import {onlyAttached, openPlace} from '../support/place.mjs';
import {linesLike} from '../support/processes.mjs';

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
        assert.deepEqual(linesLike(place.muster.log(), / (error|warning) /), []);
    });
});
