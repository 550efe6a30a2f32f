// Counts what happens, and lets one wait for the next few of a kind.

export class Pulse {
    #counts = new Map();
    #waiting = new Set();

    count(kind) {
        return this.#counts.get(kind) ?? 0;
    }

    beat(kind) {
        this.#counts.set(kind, this.count(kind) + 1);
        for (const wake of this.#waiting) {
            wake();
        }
    }

    /** True when `more` of that kind came within the time. */
    next(kind, more, within) {
        const goal = this.count(kind) + more;
        return new Promise((resolve) => {
            const done = (outcome) => {
                clearTimeout(timer);
                this.#waiting.delete(wake);
                resolve(outcome);
            };
            const wake = () => this.count(kind) >= goal && done(true);
            const timer = setTimeout(() => done(false), within);
            this.#waiting.add(wake);
        });
    }
}
