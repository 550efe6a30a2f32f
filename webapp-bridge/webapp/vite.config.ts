import {defineConfig} from 'vitest/config';

// One file, because the chat server serves only what the manifest names; React and what goes with it are the page's own
// copies (docs/decisions/0014-one-bundle-for-three-roads.md).
const globals = {
    react: 'React',
    'react-dom': 'ReactDOM',
    'react-redux': 'ReactRedux',
    'prop-types': 'PropTypes',
};

export default defineConfig({
    define: {'process.env.NODE_ENV': JSON.stringify(process.env.NODE_ENV ?? 'production')},
    build: {
        target: 'es2019',
        outDir: 'dist',
        emptyOutDir: true,
        lib: {entry: 'src/index.ts', formats: ['iife'], name: 'muster', fileName: () => 'main.js'},
        rollupOptions: {external: Object.keys(globals), output: {globals}},
    },
    test: {
        environment: 'node',
        include: ['src/**/*.test.{ts,tsx}'],
        css: {include: []},
    },
});
