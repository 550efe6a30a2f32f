// Where a person was last, so that coming back leads there. It is a convenience of this browser, not a setting.

const teamKey = 'muster-sandbox:team';
const channelKey = (teamId: string): string => `muster-sandbox:channel:${teamId}`;

export function rememberPlace(teamId: string, path: string): void {
    window.localStorage.setItem(teamKey, teamId);
    window.localStorage.setItem(channelKey(teamId), path);
}

export function lastTeam(): string | null {
    return window.localStorage.getItem(teamKey);
}

export function lastPath(teamId: string): string | null {
    return window.localStorage.getItem(channelKey(teamId));
}

export function forgetPlace(teamId: string): void {
    window.localStorage.removeItem(channelKey(teamId));
}
