import react from '@vitejs/plugin-react';
import {defineConfig} from 'vitest/config';

// While developing, REST and websocket calls go on to a chat server that is already running.
const chatServer = 'http://127.0.0.1:8065';

export default defineConfig({
    base: '/',
    plugins: [react()],
    build: {
        outDir: '../../build/page',
        emptyOutDir: true,
        chunkSizeWarningLimit: 900,
    },
    server: {
        host: '127.0.0.1',
        fs: {allow: ['.', '../../base']},
        proxy: {'/api': {target: chatServer, ws: true}},
    },
    test: {
        environment: 'node',
        include: ['src/**/*.test.{ts,tsx}'],
    },
});
