/** The pages that people see, as the client's build left them, and their headers. Every page has its own address and policy. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express, type RequestHandler } from 'express';
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

/** Which group a path belongs to. */
export const groupOf = (path: string): PageGroup => {
  if (path === '/api/docs') return 'docs';
  if (path.startsWith('/api/') || path === '/health') return 'api';
  return path === '/r' || path.startsWith('/r/') ? 'respond' : 'console';
};

/** Serves the built client from `dir` (dist/client). */
export function bindPages(app: Express, dir: string): void {
  const page = (name: string): RequestHandler => {
    const file = join(dir, name, 'index.html');
    return (_req, res, next) => {
      res.setHeader('Cache-Control', 'no-cache');
      res.sendFile(file, { dotfiles: 'allow' }, (error) => {
        if (error) next(error);
      });
    };
  };
  app.use(
    '/assets',
    express.static(join(dir, 'assets'), { immutable: true, maxAge: '1y', index: false, fallthrough: true, redirect: false }),
  );
  app.get('/', (_req, res) => res.redirect(302, '/console/'));
  app.get('/r', (_req, res) => res.redirect(302, '/r/'));
  app.get('/r/', page('respond'));
  app.get(['/console', '/console/{*path}'], page('console'));
  // what the build puts beside the pages (an icon, the service worker); never a page under a second address: there it would
  // come with the console's policy
  app.use('/respond', () => {
    throw new Refusal('notFound');
  });
  if (existsSync(dir)) app.use(express.static(dir, { index: false, redirect: false, extensions: false, setHeaders: noCache }));
}

const noCache = (res: { setHeader(name: string, value: string): unknown }) => void res.setHeader('Cache-Control', 'no-cache');
