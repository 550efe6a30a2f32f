import {Client4} from '@mattermost/client';

/**
 * The one connection to REST v4. It lives on the session cookie: the client adds X-Requested-With to every call and
 * X-CSRF-Token, from the cookie MMCSRF, to every call that is not a GET.
 */
export const client = new Client4();
client.setUrl(window.location.origin);
