/**
 * Lints of the page and of the browser tests. Run from the root of the repository by `npm run lint`.
 *
 * The folders of `src` are layers: a file imports from its own layer and from the layers listed before it, never
 * from a later one. `src/test` holds helpers of tests, which may import every layer.
 */
import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import { resolve } from 'node:path';
import ts from 'typescript-eslint';

import svelteConfig from './svelte.config.js';

const PAGE = import.meta.dirname;
const LAYERS = ['generated', 'texts', 'backend', 'state', 'shared', 'features', 'views'];
const NETWORK = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'];

export default defineConfig(
  globalIgnores(['**/dist', '**/src/generated']),
  js.configs.recommended,
  {
    rules: {
      // A leading underscore marks what a signature or a destructuring requires and nothing reads.
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.mjs', '**/*.config.js'],
    // Functions given to `page.evaluate` run in the browser.
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
  {
    basePath: resolve(PAGE, 'src'),
    extends: [ts.configs.recommended, svelte.configs.recommended],
    languageOptions: {
      // Given for every file: the import rules of a .ts file read the .svelte files it imports with these options.
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig },
    },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/extensions': ['.ts', '.svelte'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'], 'svelte-eslint-parser': ['.svelte'] },
      'import-x/resolver-next': [createTypeScriptImportResolver({ project: resolve(PAGE, 'tsconfig.json') })],
    },
    rules: {
      // TypeScript and svelte-check report unknown names, with types.
      'no-undef': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Indexes computed once and never changed stay plain Map and Set: a reactive one costs a signal for each key.
      'svelte/prefer-svelte-reactivity': 'off',
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-restricted-paths': [
        'error',
        {
          basePath: resolve(PAGE, 'src'),
          zones: LAYERS.map((layer, rank) => ({
            target: layer,
            from: [...LAYERS.slice(rank + 1), 'App.svelte', 'main.ts'],
            message: `${layer} imports only from: ${LAYERS.slice(0, rank + 1).join(', ')}.`,
          })),
        },
      ],
    },
  },
  {
    // Only the backend knows how a command travels to the core.
    basePath: resolve(PAGE, 'src'),
    ignores: ['backend/**'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ group: ['@tauri-apps/*'], message: 'Use src/backend.' }] }],
      'no-restricted-globals': ['error', ...NETWORK.map((name) => ({ name, message: 'Use src/backend.' }))],
    },
  },
  {
    // Only tests use the helpers of tests.
    basePath: resolve(PAGE, 'src'),
    ignores: ['**/*.test.ts', 'test/**', 'backend/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['@tauri-apps/*'], message: 'Use src/backend.' },
            { regex: '^(\\.\\./)+test(/|$)|^\\./test/', message: 'Helpers of tests stay out of the product.' },
          ],
        },
      ],
    },
  },
);
