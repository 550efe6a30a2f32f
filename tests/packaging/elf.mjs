// Reads what an executable of 64 bits, little-endian, says about how it is loaded.

const SHARED_OBJECT = 3;
const MACHINES = {62: 'amd64', 183: 'arm64'};
const PT_DYNAMIC = 2;
const PT_INTERP = 3;
const PT_GNU_STACK = 0x6474e551;
const PT_GNU_RELRO = 0x6474e552;
const PF_X = 1;
const DT_NULL = 0;
const DT_NEEDED = 1;

function programHeaders(bytes) {
    const at = Number(bytes.readBigUInt64LE(0x20));
    const size = bytes.readUInt16LE(0x36);
    return Array.from({length: bytes.readUInt16LE(0x38)}, (_, index) => {
        const header = at + index * size;
        return {
            type: bytes.readUInt32LE(header),
            flags: bytes.readUInt32LE(header + 4),
            offset: Number(bytes.readBigUInt64LE(header + 8)),
            fileSize: Number(bytes.readBigUInt64LE(header + 32)),
        };
    });
}

/** Places in the string table of the libraries that a dynamic section wants. */
function needed(bytes, {offset, fileSize}) {
    const found = [];
    for (let at = offset; at < offset + fileSize; at += 16) {
        const tag = Number(bytes.readBigInt64LE(at));
        if (tag === DT_NULL) {
            break;
        }
        if (tag === DT_NEEDED) {
            found.push(Number(bytes.readBigUInt64LE(at + 8)));
        }
    }
    return found;
}

/**
 * @param {Buffer} bytes the whole file
 * @returns {{machine: string | undefined, interpreter: boolean, needed: number[], isPositionIndependent: boolean, hasExecutableStack: boolean,
 *     isReadOnlyAfterRelocation: boolean}}
 */
export function readElf(bytes) {
    if (bytes.toString('latin1', 0, 6) !== '\x7fELF\x02\x01') {
        throw new Error('no ELF of 64 bits, little-endian');
    }
    const headers = programHeaders(bytes);
    const of = (type) => headers.filter((header) => header.type === type);
    return {
        machine: MACHINES[bytes.readUInt16LE(0x12)],
        interpreter: of(PT_INTERP).length > 0,
        needed: of(PT_DYNAMIC).flatMap((header) => needed(bytes, header)),
        isPositionIndependent: bytes.readUInt16LE(0x10) === SHARED_OBJECT,
        hasExecutableStack: of(PT_GNU_STACK).some(({flags}) => flags & PF_X),
        isReadOnlyAfterRelocation: of(PT_GNU_RELRO).length > 0,
    };
}
