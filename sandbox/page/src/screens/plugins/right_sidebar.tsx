import {useAppState, useAppStore} from '../../hooks/use_app';
import {usePlugins} from '../../hooks/use_plugins';
import {Icon} from '../../parts/icon';
import {messages} from '../../text/messages';

/** The panel of a plugin beside the channel, while one is open. */
export function RightSidebar(): JSX.Element | null {
    const store = useAppStore();
    const {panels} = usePlugins();
    const open = useAppState((state) => (state.views.rhs.isSidebarOpen ? state.views.rhs.pluggableId : ''));
    const panel = panels.find((each) => each.id === open);
    if (!panel) {
        return null;
    }
    const Component = panel.component;
    return (
        <aside className="right-sidebar" aria-label={messages.plugins.panel}>
            <header className="right-sidebar-header">
                <h2 className="grow">{panel.title}</h2>
                <button
                    type="button" className="icon-button" aria-label={messages.plugins.close} title={messages.plugins.close}
                    onClick={() => store.dispatch({type: 'panel/hidden'})}
                >
                    <Icon name="close"/>
                </button>
            </header>
            <div className="right-sidebar-body"><Component/></div>
        </aside>
    );
}
