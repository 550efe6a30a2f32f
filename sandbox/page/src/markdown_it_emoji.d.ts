declare module 'markdown-it-emoji' {
    import type {PluginWithOptions} from 'markdown-it';

    export const bare: PluginWithOptions<{readonly defs: Readonly<Record<string, string>>}>;
}

declare module 'markdown-it-emoji/lib/data/full.mjs' {
    const names: Readonly<Record<string, string>>;
    export default names;
}
