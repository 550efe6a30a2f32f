import './styles/theme.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/posts.css';
import './styles/controls.css';

import {createRoot} from 'react-dom/client';
import {Provider} from 'react-redux';

import {SessionContext} from './hooks/use_app';
import {Session} from './live/session';
import {App} from './screens/app';
import {makeStore} from './store/store';

const root = document.getElementById('root');
if (!root) {
    throw new Error('index.html has no element #root');
}

const store = makeStore();
const session = new Session(store);

createRoot(root).render(
    <Provider store={store}>
        <SessionContext.Provider value={session}>
            <App/>
        </SessionContext.Provider>
    </Provider>,
);
