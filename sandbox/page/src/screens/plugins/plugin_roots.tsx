import {usePlugins} from '../../hooks/use_plugins';

/** What plugins show above the whole page. */
export function PluginRoots(): JSX.Element {
    const {roots} = usePlugins();
    return <>{roots.map(({id, component: Component}) => <Component key={id}/>)}</>;
}
