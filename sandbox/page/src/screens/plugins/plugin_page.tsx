import {useEffect} from 'react';

import {useAppStore} from '../../hooks/use_app';
import {useLoading} from '../../hooks/use_loading';
import {usePlugins} from '../../hooks/use_plugins';
import {openTeam} from '../../live/open_channel';
import {navigate, type Route} from '../../route/route';
import {describe} from '../../text/failures';
import {messages} from '../../text/messages';
import {PlaceNotice} from '../place_notice';

type Props = {readonly route: Extract<Route, {kind: 'plugin'}>};

/** A page of a plugin, in the frame of a team. */
export function PluginPage({route}: Props): JSX.Element {
    const store = useAppStore();
    const {pages} = usePlugins();
    const {loading, again} = useLoading(route.team, () => openTeam(store, route.team));
    const page = pages.find((each) => each.plugin === route.plugin);
    useEffect(() => {
        store.dispatch({type: 'panel/hidden'});
    }, [store]);

    if (loading.status === 'failed') {
        return <PlaceNotice text={describe(loading.failure)} action={{label: messages.failure.retry, onChoose: again}}/>;
    }
    if (loading.status === 'loading') {
        return <PlaceNotice text={messages.place.loading}/>;
    }
    if (!page) {
        return (
            <PlaceNotice
                text={messages.place.unknownPage}
                action={{label: messages.place.home, onChoose: () => navigate('/')}}
            />
        );
    }
    const Component = page.component;
    return <div className="plugin-page"><Component/></div>;
}
