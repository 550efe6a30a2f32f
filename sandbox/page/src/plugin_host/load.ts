import {client} from '../api/client';
import {attempt} from '../api/result';
import {decode, list, record, text} from '../wire/decode';

type Manifest = {readonly id: string; readonly webapp: {readonly bundle_path: string}};

const manifests = list(record<Manifest>({id: text, webapp: record<Manifest['webapp']>({bundle_path: text})}));

/** Loads the scripts of the plugins that the server names, each once; their path is told without its `plugins/`. */
export async function loadPlugins(): Promise<void> {
    const answer = await attempt(async () => decode(manifests, await client.getWebappPlugins()));
    for (const each of answer.ok ? answer.value : []) {
        const id = `plugin_${each.id}`;
        if (!document.getElementById(id)) {
            const script = document.createElement('script');
            script.id = id;
            script.src = each.webapp.bundle_path.replace('/static/', '/static/plugins/');
            document.head.append(script);
        }
    }
}
