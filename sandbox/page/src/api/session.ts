import {decode} from '../wire/decode';
import {type User, user} from '../wire/user';
import {client} from './client';
import {attempt, type Result} from './result';

export function logIn(loginId: string, password: string): Promise<Result<User>> {
    return attempt(async () => {
        const profile = await client.login(loginId, password);
        // The answer also hands out a token; the page does not keep it where a script could read it.
        client.setToken('');
        return decode(user, profile);
    });
}

export function logOut(): Promise<Result<void>> {
    return attempt(async () => {
        await client.logout();
    });
}

export function getMe(): Promise<Result<User>> {
    return attempt(async () => decode(user, await client.getMe()));
}

// The session itself is in a cookie that scripts cannot see. This one stands beside it and names the user.
const userCookie = 'MMUSERID';

/** Whether somebody seems to be signed in, so that asking the server is worth it. */
export function hasSessionCookie(): boolean {
    return document.cookie.split(';').some((each) => each.trim().startsWith(`${userCookie}=`));
}

/** Signing out takes the session's cookie away but may leave the one that names the user. */
export function forgetSessionCookie(): void {
    document.cookie = `${userCookie}=; path=/; max-age=0`;
}
