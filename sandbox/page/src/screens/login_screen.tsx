import {type FormEvent, useEffect, useRef, useState} from 'react';

import {useSession} from '../hooks/use_app';
import {Notice} from '../parts/notice';
import {describe} from '../text/failures';
import {messages} from '../text/messages';

export function LoginScreen(): JSX.Element {
    const session = useSession();
    const [loginId, setLoginId] = useState('');
    const [password, setPassword] = useState('');
    const [error, setError] = useState('');
    const [working, setWorking] = useState(false);
    const first = useRef<HTMLInputElement>(null);

    useEffect(() => first.current?.focus(), []);

    async function onSubmit(event: FormEvent): Promise<void> {
        event.preventDefault();
        setWorking(true);
        setError('');
        const result = await session.signIn(loginId.trim(), password);
        setWorking(false);
        if (!result.ok) {
            setError(describe(result.failure));
        }
    }

    return (
        <main className="login">
            <form className="login-card" onSubmit={(event) => void onSubmit(event)}>
                <h1>{messages.product}</h1>
                <p className="quiet">{messages.login.intro}</p>
                <label className="field">
                    <span>{messages.login.username}</span>
                    <input
                        ref={first} className="input" name="username" autoComplete="username" autoCapitalize="none"
                        spellCheck={false} value={loginId} onChange={(event) => setLoginId(event.target.value)}
                    />
                </label>
                <label className="field">
                    <span>{messages.login.password}</span>
                    <input
                        className="input" type="password" name="password" autoComplete="current-password"
                        value={password} onChange={(event) => setPassword(event.target.value)}
                    />
                </label>
                {error !== '' && <Notice kind="error">{error}</Notice>}
                <button className="button primary wide" type="submit" disabled={working}>
                    {working ? messages.login.working : messages.login.submit}
                </button>
                <p className="quiet small">{messages.login.hint}</p>
            </form>
        </main>
    );
}
