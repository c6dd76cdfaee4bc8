/**
 * `npm run dev`: one process, the server from its sources with vite in front of the client. The content-security policy is off
 * here only: vite's reload needs inline script and a socket.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'vite';
import { root, serve } from './main.ts';

const vite = await createServer({
  configFile: join(root, 'vite.config.ts'),
  root: join(root, 'client'),
  server: { middlewareMode: true },
  appType: 'custom',
});

/** An entry page as vite serves it: with the reload client and untouched imports. */
const page = (name: string, path: string) =>
  vite.transformIndexHtml(path, readFileSync(join(root, 'client', name, 'index.html'), 'utf8'));

const served = await serve({
  demo: !process.argv.includes('--no-demo'),
  client: (app) => {
    app.get('/', (_req, res) => res.redirect(302, '/console/'));
    app.get('/r', (_req, res) => res.redirect(302, '/r/'));
    app.get('/r/', async (_req, res) => {
      res.type('html').send(await page('respond', '/respond/index.html'));
    });
    app.get('/k/', async (_req, res) => {
      res.type('html').send(await page('respond/class', '/respond/class/index.html'));
    });
    app.get('/class/', async (_req, res) => {
      res.type('html').send(await page('respond/class/teacher', '/respond/class/teacher/index.html'));
    });
    app.get('/s/', async (_req, res) => {
      res.type('html').send(await page('respond/school', '/respond/school/index.html'));
    });
    app.get(['/console', '/console/{*path}'], async (req, res, next) => {
      // vite's own files of the console live below /console/ too
      if (/\.[a-z0-9]+$/i.test(req.path)) next();
      else res.type('html').send(await page('console', '/console/index.html'));
    });
    app.use(vite.middlewares);
  },
});
served.server.once('close', () => void vite.close());
