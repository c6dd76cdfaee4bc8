/** Serves the built respondent's pages with the fake server behind them, under the policy that the real server sets. */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { finishClient } from '../../../server/shell.ts';
import type { FakeServer } from './fake-server.ts';

const root = resolve(import.meta.dirname, '../../..');

/** Builds only the respondent's pages, as vite.config.ts would, into a folder of their own. */
export async function buildRespond(outDir: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: join(root, 'client'),
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      manifest: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        input: {
          respond: join(root, 'client/respond/index.html'),
          worker: join(root, 'client/respond/offline/worker.ts'),
        },
      },
    },
  });
  finishClient(outDir);
}

export const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

/** Starts serving on a free port. */
export async function serveRespond(dist: string, fake: FakeServer): Promise<{ server: Server; origin: string }> {
  const server = createServer((req, res) => {
    void answer().catch(() => res.writeHead(404).end());
    async function answer() {
      const path = req.url ?? '/';
      if (path.startsWith('/api/')) {
        const chunks: Buffer[] = [];
        for await (const chunk of req) chunks.push(chunk as Buffer);
        const text = Buffer.concat(chunks).toString('utf8');
        const reply = fake.handle(
          req.method ?? 'GET',
          path,
          req.headers.authorization?.replace('Bearer ', ''),
          text === '' ? undefined : JSON.parse(text),
        );
        if (!reply) return void res.destroy();
        res
          .writeHead(reply.status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
          .end(JSON.stringify(reply.body));
        return;
      }
      const pages: Readonly<Record<string, string>> = { '/r/': 'respond/index.html', '/r/worker.js': 'respond/worker.js' };
      const file = pages[path] ?? normalize(path).replace(/^\/+/, '');
      const bytes = await readFile(join(dist, file));
      res
        .writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream', 'content-security-policy': policy })
        .end(bytes);
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return { server, origin: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}` };
}
