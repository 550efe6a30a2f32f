import type {Result} from '../api/result';
import {forgetSessionCookie, getMe, hasSessionCookie, logIn, logOut} from '../api/session';
import type {PluginHost} from '../plugin_host/registry';
import type {Store} from '../store/store';
import type {User} from '../wire/user';
import {LiveConnection} from './connection';
import {loadTeams} from './load';

/** One person at this page, from signing in to signing out. */
export class Session {
    private connection: LiveConnection | undefined;

    constructor(private readonly store: Store, private readonly plugins: PluginHost | null = null) {}

    /** Continues the session of the cookie, if there is one. */
    async resume(): Promise<Result<void>> {
        if (!hasSessionCookie()) {
            this.store.dispatch({type: 'session/missing'});
            return {ok: true, value: undefined};
        }
        const me = await getMe();
        if (me.ok) {
            return this.begin(me.value);
        }
        if (me.failure.kind !== 'signed_out') {
            return me;
        }
        this.store.dispatch({type: 'session/missing'});
        return {ok: true, value: undefined};
    }

    async signIn(loginId: string, password: string): Promise<Result<void>> {
        const me = await logIn(loginId, password);
        return me.ok ? this.begin(me.value) : me;
    }

    async signOut(): Promise<void> {
        // First, so that nothing is asked any more that the server would refuse by then.
        this.forget();
        await logOut();
        forgetSessionCookie();
        this.store.dispatch({type: 'session/missing'});
    }

    /** Drops everything about the person; the cookie is the server's to end. */
    end(): void {
        this.forget();
        this.store.dispatch({type: 'session/missing'});
    }

    private forget(): void {
        this.connection?.close();
        this.connection = undefined;
        this.store.dispatch({type: 'session/ended'});
    }

    tellTyping(channelId: string): void {
        this.connection?.tellTyping(channelId);
    }

    private async begin(me: User): Promise<Result<void>> {
        const teams = await loadTeams(this.store, me.id);
        if (!teams.ok) {
            return teams;
        }
        // Only now: an address names a team, and what is drawn next looks it up.
        this.store.dispatch({type: 'session/began', me});
        this.connection?.close();
        this.connection = new LiveConnection(this.store, this.plugins);
        this.connection.open();
        return teams;
    }
}
