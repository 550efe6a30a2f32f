import {useEffect} from 'react';

import {useAppState, useSession} from '../hooks/use_app';
import {useLoading} from '../hooks/use_loading';
import {navigate, parseRoute, useLocation} from '../route/route';
import {describe} from '../text/failures';
import {messages} from '../text/messages';
import {ChatScreen} from './chat/chat_screen';
import {InteractiveDialog} from './dialog/interactive_dialog';
import {LoginScreen} from './login_screen';
import {PlaceNotice} from './place_notice';

/** Sends who is not signed in to the login, and who is signed in away from it. */
export function App(): JSX.Element {
    const session = useSession();
    const state = useAppState((each) => each.views.session);
    const dialog = useAppState((each) => each.entities.integrations.openDialog);
    const location = useLocation();
    const [path = '/', query = ''] = location.split('?');
    const route = parseRoute(path, query);
    const {loading, again} = useLoading('session', () => session.resume());

    useEffect(() => {
        if (state === 'signed_out' && route.kind !== 'login') {
            const back = route.kind === 'home' ? '' : `?redirect_to=${encodeURIComponent(path)}`;
            navigate(`/login${back}`, 'replace');
        } else if (state === 'signed_in' && route.kind === 'login') {
            navigate(route.next, 'replace');
        }
    }, [state, route.kind, location]);

    if (loading.status === 'failed') {
        return <PlaceNotice text={describe(loading.failure)} action={{label: messages.failure.retry, onChoose: again}}/>;
    }
    if (state === 'unknown' || (state === 'signed_in' && route.kind === 'login')) {
        return <PlaceNotice text={messages.place.loading}/>;
    }
    if (state === 'signed_out') {
        return <LoginScreen/>;
    }
    return (
        <>
            <ChatScreen route={route}/>
            {dialog && <InteractiveDialog key={dialog.trigger_id} request={dialog}/>}
        </>
    );
}
