import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The two pages that people see: the respondent's tiny first page and the researcher's console. */
export default defineConfig({
  root: 'client',
  plugins: [react()],
  build: {
    outDir: resolve(import.meta.dirname, 'dist/client'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    // a CSP without inline script: no module-preload polyfill, and small assets stay files
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      input: {
        respond: resolve(import.meta.dirname, 'client/respond/index.html'),
        classroom: resolve(import.meta.dirname, 'client/respond/class/index.html'),
        teacher: resolve(import.meta.dirname, 'client/respond/class/teacher/index.html'),
        school: resolve(import.meta.dirname, 'client/respond/school/index.html'),
        worker: resolve(import.meta.dirname, 'client/respond/offline/worker.ts'),
        console: resolve(import.meta.dirname, 'client/console/index.html'),
      },
    },
  },
});
