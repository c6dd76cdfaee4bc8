import { resolve } from 'node:path';
import { defineConfig } from 'vite';

/** The server as one bundle, and the worker as a second entry: dist/server/{cli,worker}.js. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    outDir: resolve(import.meta.dirname, 'dist/server'),
    emptyOutDir: true,
    target: 'node20',
    sourcemap: true,
    rolldownOptions: {
      input: { cli: 'server/cli.ts', worker: 'server/workers/worker.ts' },
      output: { entryFileNames: '[name].js' },
    },
  },
});
