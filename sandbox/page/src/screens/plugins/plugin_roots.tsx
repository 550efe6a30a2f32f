import {usePlugins} from '../../hooks/use_plugins';

/** What plugins show above the page; as in Mattermost only where there are channels, not above a plugin's own page. */
export function PluginRoots(): JSX.Element {
    const {roots} = usePlugins();
    return <>{roots.map(({id, component: Component}) => <Component key={id}/>)}</>;
}
