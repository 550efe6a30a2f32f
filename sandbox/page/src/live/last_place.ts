// Where a person was last, so that coming back leads there. It is a convenience of this browser, not a setting.

const teamKey = (userId: string): string => `muster-sandbox:${userId}:team`;
const pathKey = (userId: string, teamId: string): string => `muster-sandbox:${userId}:${teamId}:path`;

export function rememberPlace(userId: string, teamId: string, path: string): void {
    window.localStorage.setItem(teamKey(userId), teamId);
    window.localStorage.setItem(pathKey(userId, teamId), path);
}

/** Called when the place turned out to be gone, so that going home does not lead there again. */
export function forgetPlace(userId: string, teamId: string): void {
    window.localStorage.removeItem(pathKey(userId, teamId));
}

export function lastTeam(userId: string): string | null {
    return window.localStorage.getItem(teamKey(userId));
}

export function lastPath(userId: string, teamId: string): string | null {
    return window.localStorage.getItem(pathKey(userId, teamId));
}
