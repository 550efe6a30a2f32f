import {fileURLToPath} from 'node:url';

import imports from 'eslint-plugin-import';
import hooks from 'eslint-plugin-react-hooks';
import typescript from 'typescript-eslint';

// Who may import whom. Data flows one way: click -> screen -> hook -> api -> store -> screen, and server -> live -> store.
const rooms = {
    wire: [],
    text: ['api/result.ts', 'wire'],
    api: ['wire'],
    store: ['wire', 'api/result.ts'],
    live: ['wire', 'api', 'store', 'host'],
    host: ['store'],
    parts: ['text'],
    hooks: ['wire', 'api', 'store', 'host', 'text', 'live/load.ts'],
    screens: ['wire', 'api/result.ts', 'hooks', 'parts', 'text', 'store'],
};

const zones = Object.entries(rooms).map(([room, sees]) => ({
    target: `./src/${room}`,
    from: './src',
    except: [`./${room}`, './styles', './assets', ...sees.map((each) => `./${each}`)],
    message: `src/${room} sees only: ${sees.join(', ') || 'itself'}.`,
}));

export default [
    {ignores: ['dist/**', 'node_modules/**']},
    ...typescript.configs.strict.map((each) => ({...each, files: ['src/**/*.{ts,tsx}']})),
    {
        files: ['src/**/*.{ts,tsx}'],
        languageOptions: {parserOptions: {projectService: true, tsconfigRootDir: fileURLToPath(new URL('.', import.meta.url))}},
        plugins: {import: imports, 'react-hooks': hooks},
        settings: {'import/resolver': {node: {extensions: ['.ts', '.tsx']}}},
        rules: {
            ...hooks.configs.recommended.rules,
            'react-hooks/exhaustive-deps': 'error',
            '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
            '@typescript-eslint/no-floating-promises': 'error',
            '@typescript-eslint/no-misused-promises': 'error',
            '@typescript-eslint/no-extraneous-class': 'off',
            '@typescript-eslint/no-invalid-void-type': 'off',
            'import/no-restricted-paths': ['error', {zones}],
            'import/no-cycle': 'error',
            '@typescript-eslint/no-unused-vars': ['error', {varsIgnorePattern: '^_', argsIgnorePattern: '^_'}],
            'max-lines': ['error', {max: 400}],
            'max-lines-per-function': ['error', {max: 150, skipBlankLines: true, skipComments: true}],
        },
    },
    {
        files: ['src/**/*.test.{ts,tsx}', 'src/testing/**'],
        rules: {
            'import/no-restricted-paths': 'off',
            'max-lines-per-function': 'off',
            '@typescript-eslint/no-non-null-assertion': 'off',
        },
    },
];
