const letters = 'ybndrfg8ejkmcpqxot1uwisza345h769';

/** An id as the chat server makes them: 26 of its letters, the last with fewer choices. */
export function newId(): string {
    const bytes = crypto.getRandomValues(new Uint8Array(26));
    return Array.from(bytes, (each, at) => letters.charAt(at === 25 ? (each % 8) * 4 : each % 32)).join('');
}
