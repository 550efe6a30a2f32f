// muster killed in the moment in which it made its database.

import {test} from 'node:test';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';

import {freePort, removeDir, startMuster, tempDir} from '../support/processes.mjs';

const PAGE = 4096;

/** The first page of an empty database that was told to keep a write-ahead log. */
function firstPage() {
    const page = Buffer.alloc(PAGE);
    page.write('SQLite format 3\0');
    page.set([0x10, 0x00, 2, 2, 0, 64, 32, 32, 0, 0, 0, 1, 0, 0, 0, 1], 16);
    page.set([0, 0, 0, 1, 0x00, 0x2e, 0x63, 0x01, 0x0d, 0, 0, 0, 0, 0x10], 92);
    return page;
}

/** The journal that undoes the making of that page. */
function journal() {
    const header = Buffer.alloc(512);
    header.set([0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7]);
    header.writeUInt32BE(512, 20);
    header.writeUInt32BE(PAGE, 24);
    return header;
}

test('muster starts in a folder in which it was killed while it made the database', async () => {
    const dir = await tempDir();
    try {
        await writeFile(join(dir, 'muster.db'), firstPage());
        await writeFile(join(dir, 'muster.db-journal'), journal());
        const [nobody, port] = [await freePort(), await freePort()];
        const muster = await startMuster({
            args: ['--chat-url', `http://127.0.0.1:${nobody}`, '--http-port', String(port), '--data-dir', dir],
            env: {MUSTER_CHAT_TOKEN: 'x'.repeat(26)},
        });
        await muster.stop();
    } finally {
        await removeDir(dir);
    }
});
