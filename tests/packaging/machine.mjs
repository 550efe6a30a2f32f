// Which machine's bundle is tested: amd64, or with MUSTER_MACHINE=arm64 the cross compiler's, whose executable QEMU runs here.

import {copyFile} from 'node:fs/promises';
import {join} from 'node:path';

export const machine = process.env.MUSTER_MACHINE ?? 'amd64';
export const program = `server/dist/plugin-linux-${machine}`;

const emulators = {amd64: null, arm64: '/usr/bin/qemu-aarch64-static'};
const emulator = emulators[machine];

/**
 * The command line of that machine's executable on this one.
 * @param {string} executable
 * @param {string[]} args
 */
export const commandOf = (executable, args) => (emulator ? [emulator, executable, ...args] : [executable, ...args]);

/**
 * As commandOf(), below a root folder. Puts there what it takes.
 * @param {string} root
 * @param {string} executable
 * @returns {Promise<(args: string[]) => string[]>}
 */
export async function commandBelow(root, executable) {
    await copyFile(executable, join(root, 'muster'));
    if (!emulator) {
        return (args) => ['/muster', ...args];
    }
    await copyFile(emulator, join(root, 'emulator'));
    return (args) => ['/emulator', '/muster', ...args];
}
