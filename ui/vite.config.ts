import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

/** The policy of the window, so that `npm run preview` fails where the application would. */
const POLITIQUE = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export default defineConfig({
  plugins: [svelte(), svelteTesting()],
  clearScreen: false,
  server: { port: 5173, strictPort: true },
  preview: { headers: { 'Content-Security-Policy': POLITIQUE } },
  // The reader of PDF files is a module too.
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // Inlined assets would be data: URLs, which the policy refuses for fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts'],
    setupFiles: ['src/test/preparer.ts'],
    // A test that waits for something that never comes still fails; a slow or loaded machine does not make it fail.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
