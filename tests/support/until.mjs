// Waiting with a deadline: what is waited for is asked again and again, so a test takes no longer than it must.

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Asks until the answer is truthy (not undefined, null, false, 0 or ''), and returns it.
 * @template T
 * @param {string} what what is awaited, for the error message
 * @param {() => T | Promise<T>} probe may throw: that counts as "not yet", and the last error is shown when time is up
 * @param {{within?: number, every?: number}} [limits] milliseconds
 * @returns {Promise<NonNullable<T>>}
 */
export async function until(what, probe, {within = 10_000, every = 15} = {}) {
    const deadline = Date.now() + within;
    let last = '';
    for (;;) {
        try {
            const answer = await probe();
            if (answer) {
                return answer;
            }
            last = '';
        } catch (error) {
            last = `: ${error instanceof Error ? error.message : error}`;
        }
        if (Date.now() > deadline) {
            throw new Error(`${what} did not come within ${within} ms${last}`);
        }
        await sleep(every);
    }
}

/**
 * The outcome of a promise, or an error that names what was awaited once the time is up.
 * @template T
 * @param {string} what
 * @param {Promise<T>} promise
 * @param {number} [within] milliseconds
 * @returns {Promise<T>}
 */
export async function inTime(what, promise, within = 10_000) {
    let timer;
    const late = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error(`${what} did not come within ${within} ms`)), within);
    });
    try {
        return await Promise.race([promise, late]);
    } finally {
        clearTimeout(timer);
    }
}
