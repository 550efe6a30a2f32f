import {hostWindow} from './window';

/** The path below which the chat server lives, empty at the root. */
export function basePath(): string {
    return hostWindow().basename ?? '';
}

/** Goes to a page of the chat server without loading it anew, where it lets us. `path` is without the base path. */
export function navigate(path: string): void {
    const history = hostWindow().WebappUtils?.browserHistory;
    if (history) {
        history.push(path);
    } else {
        window.location.assign(basePath() + path);
    }
}
