/** The page of a school's coordinator in its states, with canned answers. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import type { Page } from 'playwright-core';
import type { Language } from '../../../instruments/types.ts';
import type { CoordinatorView } from '../../../server/rosters/contract.ts';
import type { Scene } from '../../screens/scenes.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};
/** as the server sends it for respondents' pages */
const policy =
  "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'";
const names = ['Annelies van den Broek', 'Fatima El Idrissi', 'Marieke de Jong-Vermeulen', 'Sjoerd Hoekstra', 'Yusuf Kaya'];
const view: CoordinatorView = {
  study: { nl: 'Focus op het leren van leerkrachten', en: 'Focus on teachers’ learning' },
  school: 'De Regenboog',
  synthetic: true,
  functions: ['teacher', 'internalCoach', 'schoolLeader'],
  people: names.map((name, i) => ({
    id: `p${i}`,
    name,
    functions: i === 0 ? ['schoolLeader'] : i === 1 ? ['internalCoach', 'teacher'] : ['teacher'],
    group: i < 2 ? null : String(i + 2),
  })),
  response: [
    { wave: 'T1', state: 'closed', due: 5, finished: 4 },
    { wave: 'T2a', state: 'open', due: 5, finished: 1 },
  ],
  suggestions: [],
  confirmedAt: null,
  endsAt: '2026-10-15T21:59:59.999Z',
};
const remarked: CoordinatorView = {
  ...view,
  confirmedAt: '2026-09-03T08:00:00.000Z',
  suggestions: [
    { id: 'a', kind: 'left', person: 'p2', name: names[2]!, functions: [], createdAt: '2026-09-03T08:00:00.000Z' },
    {
      id: 'b',
      kind: 'missing',
      person: null,
      name: 'Wil Vergeten',
      functions: ['teacher'],
      createdAt: '2026-09-03T08:00:00.000Z',
    },
  ],
};
const states: readonly {
  readonly name: string;
  readonly reply: CoordinatorView | 'refused' | 'ended' | 'never';
  readonly go?: (page: Page) => Promise<void>;
}[] = [
  { name: 'list', reply: view },
  {
    name: 'other',
    reply: view,
    go: (page) =>
      page
        .getByRole('button', { name: /andere functie|another function/ })
        .nth(2)
        .click(),
  },
  { name: 'remarked', reply: remarked },
  { name: 'empty', reply: { ...view, people: [], response: [] } },
  { name: 'loading', reply: 'never' },
  { name: 'unknown', reply: 'refused' },
  { name: 'ended', reply: 'ended' },
];

/** Scenes over the built client in `dist`. */
export const schoolScenes = (dist: string): Scene[] =>
  states.map(({ name, reply, go }) => ({
    name: `school-${name}`,
    path: '/s/',
    faulty: reply === 'refused' || reply === 'ended',
    open: async (page: Page, language: Language) => {
      const server = createServer((req, res) => {
        const path = (req.url ?? '/').split('?')[0]!;
        if (path.startsWith('/api/')) {
          if (reply === 'never') return;
          const refused = reply === 'refused' ? 'coordinatorUnknown' : reply === 'ended' ? 'coordinatorEnded' : undefined;
          const status = refused ? 401 : 200;
          const body = refused ? { type: 'about:blank', title: '', status, code: refused } : reply;
          res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
          return;
        }
        const file = path === '/s/' ? 'respond/school/index.html' : normalize(path).replace(/^\/+/, '');
        readFile(join(dist, file)).then(
          (bytes) =>
            res
              .writeHead(200, {
                'content-type': types[extname(file)] ?? 'application/octet-stream',
                'content-security-policy': policy,
              })
              .end(bytes),
          () => res.writeHead(404).end(),
        );
      });
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      const address = server.address();
      await page.addInitScript('globalThis.__name = (f) => f');
      await page.addInitScript((l) => localStorage.setItem('meetmoment.language', l), language);
      await page.goto(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/s/#coord_0123456789abcdef`);
      await page.locator('main h1').waitFor();
      if (go) await go(page);
      await page.waitForTimeout(250);
      return () =>
        new Promise<void>((done) => {
          server.closeAllConnections();
          server.close(() => done());
        });
    },
  }));
