// A page may hold back the steps that leave it, as Mattermost's history lets plugins do, to ask about unsaved changes.

export type Place = {readonly pathname: string; readonly search: string};

/** `false` holds the step back. */
export type Question = (to: Place) => unknown;

let question: Question | undefined;
let stays = '';
let isWatching = false;

function here(): string {
    return window.location.pathname + window.location.search;
}

export function isHeld(path: string): boolean {
    const to = new URL(path, window.location.origin);
    if (question?.({pathname: to.pathname, search: to.search}) === false) {
        return true;
    }
    stays = to.pathname + to.search;
    return false;
}

/** The browser has gone back or forward already: going there once more is the way to stay. */
function stepBack(event: Event): void {
    if (isHeld(here())) {
        event.stopImmediatePropagation();
        window.history.pushState(null, '', stays);
    }
}

/** To be called before anybody else listens to the browser's steps: the window tells its listeners in their order. */
export function watchSteps(): void {
    if (!isWatching) {
        isWatching = true;
        window.addEventListener('popstate', stepBack);
    }
}

/** Asks before every step, forward or back, until it is undone. One question at a time. */
export function holdSteps(ask: Question): () => void {
    watchSteps();
    stays = here();
    question = ask;
    return () => {
        question = undefined;
    };
}
