import './styles/theme.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/posts.css';
import './styles/controls.css';
import './styles/plugins.css';

import {createRoot} from 'react-dom/client';
import {Provider} from 'react-redux';

import {PluginContext} from './hooks/use_plugins';
import {SessionContext} from './hooks/use_app';
import {Session} from './live/session';
import {offerGlobals} from './plugin_host/globals';
import {loadPlugins} from './plugin_host/load';
import {App} from './screens/app';
import {makeStore} from './store/store';

const root = document.getElementById('root');
if (!root) {
    throw new Error('index.html has no element #root');
}

const store = makeStore();
const plugins = offerGlobals(store);
const session = new Session(store, plugins);
void loadPlugins(); // as Mattermost's page does: before anybody has signed in

createRoot(root).render(
    <Provider store={store}>
        <SessionContext.Provider value={session}>
            <PluginContext.Provider value={plugins}>
                <App/>
            </PluginContext.Provider>
        </SessionContext.Provider>
    </Provider>,
);
