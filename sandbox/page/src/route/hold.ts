// A page may hold back the steps that leave it, as Mattermost's history lets plugins do, to ask about unsaved changes.

export type Place = {readonly pathname: string; readonly search: string};

/** `false` holds the step back. */
export type Question = (to: Place) => unknown;

let question: Question | undefined;

export function isHeld(path: string): boolean {
    const to = new URL(path, window.location.origin);
    return question?.({pathname: to.pathname, search: to.search}) === false;
}

function here(): string {
    return window.location.pathname + window.location.search;
}

/** Asks before every step, forward or back, until it is undone. One question at a time. */
export function holdSteps(ask: Question): () => void {
    let stays = here();
    // The browser has gone back already: going there once more is the way to stay.
    const stepBack = (event: Event): void => {
        if (isHeld(here())) {
            event.stopImmediatePropagation();
            window.history.pushState(null, '', stays);
        } else {
            stays = here();
        }
    };
    question = (to) => {
        const answer = ask(to);
        if (answer !== false) {
            stays = to.pathname + to.search;
        }
        return answer;
    };
    window.addEventListener('popstate', stepBack, true);
    return () => {
        question = undefined;
        window.removeEventListener('popstate', stepBack, true);
    };
}
