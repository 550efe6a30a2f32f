import {useEffect, useState} from 'react';

import {useAppState, useAppStore} from '../../hooks/use_app';
import {useMarkdownHost} from '../../hooks/use_markdown_host';
import {homePath} from '../../live/open_channel';
import {Icon} from '../../parts/icon';
import {MarkdownContext} from '../../parts/markdown';
import {navigate, type Route} from '../../route/route';
import {messages} from '../../text/messages';
import {PlaceNotice} from '../place_notice';
import {PluginPage} from '../plugins/plugin_page';
import {PluginRoots} from '../plugins/plugin_roots';
import {RightSidebar} from '../plugins/right_sidebar';
import {ChannelPlace} from './channel_place';
import {PostPlace} from './post_place';
import {Sidebar} from './sidebar';

/** `/` and `/team` are not places themselves; they lead to a channel. */
function Homeward({team}: {readonly team?: string}): JSX.Element {
    const store = useAppStore();
    const teams = useAppState((state) => state.entities.teams.teams);
    const path = homePath(store, team);

    useEffect(() => {
        if (path !== undefined) {
            navigate(path, 'replace');
        }
    }, [path]);

    const text = Object.keys(teams).length === 0 ? messages.place.noTeam : messages.place.unknownPage;
    return <PlaceNotice text={path === undefined ? text : messages.place.loading}/>;
}

function Place({route}: {readonly route: Route}): JSX.Element {
    switch (route.kind) {
    case 'home':
        return <Homeward/>;
    case 'team':
        return <Homeward team={route.team}/>;
    case 'channel':
    case 'direct':
        return <ChannelPlace wanted={route}/>;
    case 'post':
        return <PostPlace team={route.team} id={route.id}/>;
    case 'plugin':
        return <PluginPage key={`${route.team}/${route.plugin}`} route={route}/>;
    case 'login':
    case 'unknown':
        return (
            <PlaceNotice
                text={messages.place.unknownPage}
                action={{label: messages.place.home, onChoose: () => navigate('/')}}
            />
        );
    }
}

export function ChatScreen({route}: {readonly route: Route}): JSX.Element {
    const offline = useAppState((state) => state.views.connection === 'offline');
    const [sidebarOpen, setSidebarOpen] = useState(false);
    const host = useMarkdownHost();

    return (
        <MarkdownContext.Provider value={host}>
            <div
                className={sidebarOpen ? 'chat sidebar-open' : 'chat'}
                onKeyDown={(event) => event.key === 'Escape' && setSidebarOpen(false)}
            >
                <Sidebar onDone={() => setSidebarOpen(false)}/>
                <main className="center">
                    <button
                        type="button" className="icon-button sidebar-toggle" aria-expanded={sidebarOpen}
                        aria-label={sidebarOpen ? messages.sidebar.close : messages.sidebar.open}
                        onClick={() => setSidebarOpen(!sidebarOpen)}
                    >
                        <Icon name={sidebarOpen ? 'close' : 'menu'}/>
                    </button>
                    {sidebarOpen && <div className="sidebar-shade" onClick={() => setSidebarOpen(false)}/>}
                    {offline && <p className="banner" role="status">{messages.connection.offline}</p>}
                    <Place route={route}/>
                </main>
                <RightSidebar/>
            </div>
            {route.kind !== 'plugin' && <PluginRoots/>}
        </MarkdownContext.Provider>
    );
}
