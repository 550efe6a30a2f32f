// The sandbox answers as the recorded Mattermost 5.37 server did. MUSTER_CONTRACT_URL plays the same against another server
// (fresh and empty), to see whether the replay itself is right.

import assert from 'node:assert/strict';
import {after, before as beforeAll, describe, test} from 'node:test';

import {removeDir, startSandbox, tempDir} from '../support/processes.mjs';
import {play} from './replay/exchange.mjs';
import {unknownTitles, whyLeftOut} from './replay/left_out.mjs';
import {before as offTheRecord} from './replay/off_the_record.mjs';
import {recording} from './replay/recording.mjs';
import {Stage} from './replay/stage.mjs';

const TRIGGER_LIFE_SECONDS = 3;

describe('The sandbox answers like the recorded Mattermost 5.37 server', () => {
    const exchanges = recording();
    let sandbox;
    let data;
    let stage;

    beforeAll(async () => {
        let base = process.env.MUSTER_CONTRACT_URL;
        if (!base) {
            data = await tempDir();
            sandbox = await startSandbox({
                data,
                args: ['--empty', '--plugin-dir', data, '--trigger-life-seconds', String(TRIGGER_LIFE_SECONDS)],
            });
            base = sandbox.url;
        }
        stage = await Stage.open(base, {triggerLife: TRIGGER_LIFE_SECONDS * 1000});
    });

    after(async () => {
        await stage?.close();
        await sandbox?.stop();
        if (data) {
            await removeDir(data);
        }
    });

    for (const exchange of exchanges.filter((each) => !whyLeftOut(each))) {
        test(`${sentence(exchange)}`, async () => {
            await offTheRecord[exchange.title]?.(stage);
            const differences = await play(stage, exchange);
            report(differences);
        });
    }

    test('What took long is answered as recorded, too', async () => {
        const differences = [];
        for (const {title, differences: late} of stage.pending) {
            differences.push(...(await late()).map((difference) => `${title}: ${difference}`));
        }
        report(differences);
    });

    test('Every record is compared or left out for a stated reason', (t) => {
        assert.deepEqual(unknownTitles(exchanges), []);
        const reasons = new Map();
        for (const reason of exchanges.map(whyLeftOut)) {
            reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
        }
        t.diagnostic(`${reasons.get(undefined)} of ${exchanges.length} records compared`);
        reasons.delete(undefined);
        for (const [reason, count] of reasons) {
            t.diagnostic(`${count} left out: ${reason}`);
        }
    });
});

function report(differences) {
    if (differences.length) {
        assert.fail(`differs from the recording:\n${differences.join('\n')}`);
    }
}

function sentence({chapter, name}) {
    return `${chapter}: "${name.replaceAll('_', ' ')}" is answered as recorded`;
}
