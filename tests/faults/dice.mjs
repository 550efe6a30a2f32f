// Chance that can be had again: the same seed gives the same throws.

/** @param {number} seed */
export function dice(seed) {
    let state = seed >>> 0;
    /** Between 0 and 1 (mulberry32). */
    const next = () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let word = Math.imul(state ^ (state >>> 15), state | 1);
        word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
        return ((word ^ (word >>> 14)) >>> 0) / 4294967296;
    };
    return {
        next,
        below: (limit) => Math.floor(next() * limit),
        pick: (list) => list[Math.floor(next() * list.length)],
    };
}
