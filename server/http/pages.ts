/** The pages that people see, as the client's build left them, and their headers. Every page has its own address and policy. */
import { existsSync, readdirSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import helmet from 'helmet';
import { Refusal } from './problem.ts';

const none = ["'none'"];
const self = ["'self'"];
const common = {
  defaultSrc: self,
  baseUri: none,
  objectSrc: none,
  frameAncestors: none,
  formAction: self,
  scriptSrc: self,
  scriptSrcAttr: none,
  connectSrc: self,
  fontSrc: self,
  imgSrc: ["'self'", 'data:'],
  // no upgrade-insecure-requests: a phone that opens plain http over the school's network would find nothing
};

/** The content-security policy of each group of pages (DESIGN.md §9.2). */
export const policies = {
  respond: { ...common, styleSrc: self, styleSrcAttr: ["'unsafe-inline'"] },
  console: { ...common, styleSrc: ["'self'", "'unsafe-inline'"] },
  api: { defaultSrc: none, baseUri: none, frameAncestors: none, formAction: none },
  docs: { defaultSrc: none, baseUri: none, frameAncestors: none, formAction: none, styleSrc: ["'unsafe-inline'"] },
} as const;
export type PageGroup = keyof typeof policies;

/** Headers for one group of pages. `https` adds strict transport security. */
export const headers = (group: PageGroup, https: boolean): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: Object.fromEntries(Object.entries(policies[group]).map(([k, v]) => [k, [...v]])),
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    crossOriginEmbedderPolicy: false,
  });

/** The same headers as plain names and values, for what is answered without Express (lean.ts). */
export function fixedHeaders(group: PageGroup, https: boolean): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  const collector = {
    setHeader: (name: string, value: string | number) => void (found[name] = String(value)),
    removeHeader: (name: string) => delete found[name],
  };
  void headers(group, https)({} as Request, collector as unknown as Response, (error?: unknown) => {
    if (error) throw new Error('the headers could not be made', { cause: error });
  });
  return found;
}

/** Which group a path belongs to. */
export const groupOf = (path: string): PageGroup => {
  if (path === '/api/docs') return 'docs';
  if (path.startsWith('/api/') || path === '/health') return 'api';
  return /^\/(r|k|s|class)(\/|$)/.test(path) ? 'respond' : 'console';
};

const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;
const mediaTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
};

/**
 * What the build compressed beforehand (server/shell.ts): gives the ending of the file to send instead and sets the headers that
 * go with it, or nothing when there is none that this browser takes.
 */
function precompressed(dir: string): (path: string, req: Request, res: Response) => string {
  const below = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((e) =>
      e.isDirectory() ? below(join(folder, e.name)) : [relative(dir, join(folder, e.name)).split(sep).join('/')],
    );
  const there = new Set(existsSync(dir) ? below(dir).filter((f) => /\.(?:br|gz)$/.test(f)) : []);
  return (path, req, res) => {
    if (!encodings.some(([, ending]) => there.has(path + ending))) return '';
    res.vary('Accept-Encoding');
    for (const [name, ending] of encodings)
      if (there.has(path + ending) && req.acceptsEncodings(name)) {
        res.setHeader('Content-Encoding', name);
        res.setHeader('Content-Type', mediaTypes[extname(path)] ?? 'application/octet-stream');
        return ending;
      }
    return '';
  };
}

/** Serves the built client from `dir` (dist/client). */
export function bindPages(app: Express, dir: string): void {
  const smaller = precompressed(dir);
  const page = (name: string, file = 'index.html', headers: Readonly<Record<string, string>> = {}): RequestHandler => {
    const path = `${name}/${file}`;
    return (req, res, next) => {
      res.setHeader('Cache-Control', 'no-cache');
      for (const [header, value] of Object.entries(headers)) res.setHeader(header, value);
      res.sendFile(join(dir, path + smaller(path, req, res)), { dotfiles: 'allow' }, (error) => {
        if (!error) return;
        res.removeHeader('Content-Encoding');
        next(error);
      });
    };
  };
  app.use('/assets', (req, res, next) => {
    if (req.method === 'GET' || req.method === 'HEAD') req.url += smaller(`assets${req.path}`, req, res);
    next();
  });
  app.use(
    '/assets',
    express.static(join(dir, 'assets'), { immutable: true, maxAge: '1y', index: false, fallthrough: true, redirect: false }),
  );
  app.get('/', (_req, res) => res.redirect(302, '/console/'));
  app.get('/r', (_req, res) => res.redirect(302, '/r/'));
  app.get('/r/', page('respond'));
  // pupils with a class code, and who opens a class session
  app.get('/k', (_req, res) => res.redirect(302, '/k/'));
  app.get('/k/', page('respond/class'));
  app.get('/class', (_req, res) => res.redirect(302, '/class/'));
  app.get('/class/', page('respond/class/teacher'));
  // a school's coordinator
  app.get('/s', (_req, res) => res.redirect(302, '/s/'));
  app.get('/s/', page('respond/school'));
  // one service worker for the pages of teachers (/r/) and of pupils (/k/)
  app.get('/r/worker.js', page('respond', 'worker.js', { 'Service-Worker-Allowed': '/' }));
  app.get(['/console', '/console/{*path}'], page('console'));
  // what the build puts beside the pages (an icon, the service worker); never a page under a second address: there it would
  // come with the console's policy
  app.use('/respond', () => {
    throw new Refusal('notFound');
  });
  if (existsSync(dir)) app.use(express.static(dir, { index: false, redirect: false, extensions: false, setHeaders: noCache }));
}

const noCache = (res: { setHeader(name: string, value: string): unknown }) => void res.setHeader('Cache-Control', 'no-cache');
