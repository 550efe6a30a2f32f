// The file that an administrator uploads: what is in it, and that its executable needs nothing of the system.

import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {createHash} from 'node:crypto';
import {cp, readFile, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';

import {removeDir, tempDir} from '../support/processes.mjs';
import {readElf} from './elf.mjs';
import {commandOf, machine, program} from './machine.mjs';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MB = 1_000_000;

async function pack(script, ...args) {
    const {stdout} = await run(join(ROOT, 'packaging', script), args);
    return join(ROOT, stdout.trim());
}

async function unpack(bundle, dir) {
    await run('tar', ['xzf', bundle, '-C', dir]);
    const {stdout} = await run('tar', ['tzf', bundle]);
    return stdout.trim().split('\n');
}

const digest = async (file) =>
    createHash('sha256')
        .update(await readFile(file))
        .digest('hex');

describe('the bundle', () => {
    let dir;
    let bundle;
    let names;
    let manifest;
    const inside = (name) => join(dir, 'muster', name);

    before(async () => {
        dir = await tempDir();
        bundle = await pack('bundle.sh', machine);
        names = await unpack(bundle, dir);
        manifest = JSON.parse(await readFile(inside('plugin.json'), 'utf8'));
    });
    after(() => removeDir(dir));

    test('is one folder with what its manifest names, for servers old and new', () => {
        assert.deepEqual(manifest.server, {executables: {[`linux-${machine}`]: program}, executable: program});
        for (const name of [
            program,
            manifest.webapp.bundle_path,
            manifest.icon_path,
            'LICENSE',
            'NOTICE',
            'licenses/libc6-dev.txt',
        ]) {
            assert.ok(names.includes(`muster/${name}`), name);
        }
        assert.ok(names.every((name) => name.startsWith('muster/')));
    });

    test('has an executable of its own version that the server may run', async () => {
        assert.equal((await stat(inside(program))).mode & 0o777, 0o755);
        const [command, ...args] = commandOf(inside(program), ['--version']);
        assert.match((await run(command, args)).stdout, new RegExp(`\\b${manifest.version}\\b`));
    });

    test('is for its machine, and needs no library', async () => {
        const elf = readElf(await readFile(inside(program)));
        assert.equal(elf.machine, machine);
        assert.equal(elf.interpreter, false);
        assert.deepEqual(elf.needed, []);
    });

    test('loads at an address that nobody can foresee, and writes to no code', async () => {
        const elf = readElf(await readFile(inside(program)));
        assert.equal(elf.isPositionIndependent, true);
        assert.equal(elf.hasExecutableStack, false);
        assert.equal(elf.isReadOnlyAfterRelocation, true);
    });

    test('is small enough to upload', async () => {
        assert.ok((await stat(bundle)).size < 25 * MB);
        assert.ok((await stat(inside(program))).size < 25 * MB);
    });

    test('asks for nothing that has no default', () => {
        for (const setting of manifest.settings_schema.settings) {
            assert.notEqual(setting.default, undefined, setting.key);
            assert.ok(setting.help_text && setting.display_name, setting.key);
        }
    });

    test('is the same to the byte when it is made again', async () => {
        const first = await digest(bundle);
        assert.equal(await digest(await pack('bundle.sh', machine)), first);
    });
});

test('a bundle for a machine that there is none for is refused with those that there are', async () => {
    await assert.rejects(pack('bundle.sh', 'riscv64'), {code: 2, stderr: /riscv64.*amd64 and arm64/});
});

test('the manifest for arm64 names the executable for arm64', async () => {
    const dir = await tempDir();
    try {
        const file = join(dir, 'plugin.json');
        await run('python3', [join(ROOT, 'tools/plugin_manifest.py'), 'linux-arm64', file]);
        const {server} = JSON.parse(await readFile(file, 'utf8'));
        const named = 'server/dist/plugin-linux-arm64';
        assert.deepEqual(server, {executables: {'linux-arm64': named}, executable: named});
    } finally {
        await removeDir(dir);
    }
});

test('the bundle for an attached Muster has the same name and version, and no server part', async () => {
    const dir = await tempDir();
    try {
        const names = await unpack(await pack('webapp_bundle.sh'), dir);
        const manifest = JSON.parse(await readFile(join(dir, 'muster/plugin.json'), 'utf8'));
        assert.equal(manifest.id, 'muster');
        assert.equal(manifest.server, undefined);
        assert.equal(manifest.settings_schema, undefined);
        assert.ok(names.includes(`muster/${manifest.webapp.bundle_path}`));
        assert.ok(names.includes(`muster/${manifest.icon_path}`));
    } finally {
        await removeDir(dir);
    }
});

test('where the libraries for arm64 cannot be had, that is said', async () => {
    const dir = await tempDir();
    try {
        for (const name of ['tools/install.sh', 'packaging/arm64_libraries.sh']) {
            await cp(join(ROOT, name), join(dir, name), {recursive: true});
        }
        const config = join(dir, 'apt.conf');
        await writeFile(config, 'Dir::Etc::sourcelist "/dev/null";\nDir::Etc::sourceparts "/dev/null";\n');
        await assert.rejects(
            run(join(dir, 'packaging/arm64_libraries.sh'), {env: {...process.env, APT_CONFIG: config}}),
            {
                code: 2,
                stderr: /libc6-dev\n.*sources on this machine \(\/etc\/apt\) must have Debian 12 for arm64/,
            },
        );
    } finally {
        await removeDir(dir);
    }
});
