/**
 * Every screen in every state: the console's rooms, the respondent's pages, the report as a page and the page of the API.
 * The pictures (`npm run screens`) and the axe and Tab-order tests walk this one list; a test fails when a route is missing from it.
 */
import { createServer, type Server } from 'node:http';
import type { Page } from 'playwright-core';
import { reportHtml } from '../../server/reports/html.ts';
import { buildReport } from '../../server/reports/report.ts';
import { sha256OfText } from '../../server/studies/folder/hash.ts';
import { analyseStudy } from '../../analysis/study.ts';
import type { Language } from '../../instruments/types.ts';
import { makeDemo } from '../../server/demo/demo.ts';
import { frozenDemo } from '../../server/demo/frozen.ts';
import { addressOf, arrive } from '../client/console/arrive.ts';
import { type ConsoleFixture, consoleFixture, consoleRoutes } from '../client/console/fixture.ts';
import { ClassFake, serveClass } from '../client/respond/class-fake.ts';
import { classLooks } from '../client/respond/class-looks.ts';
import { FakeServer } from '../client/respond/fake-server.ts';
import { serveRespond } from '../client/respond/fixture.ts';
import { looks } from '../client/respond/look.ts';
import { schoolScenes } from '../client/respond/school-scenes.ts';

export interface Scene {
  /** room and state, as in the picture's file name */
  readonly name: string;
  /** the path that the scene covers, to compare with the routers */
  readonly path: string;
  /** requests fail on purpose: the browser says so */
  readonly faulty: boolean;
  /** brings a fresh page there; what it gives back is called when the page is done with */
  readonly open: (page: Page, language: Language) => Promise<() => Promise<void>>;
}

const noNames = 'globalThis.__name = (f) => f';
const nothing = async () => {};

const consoleScenes = (fixture: ConsoleFixture): Scene[] =>
  consoleRoutes.flatMap((route) =>
    route.states.map(
      (state): Scene => ({
        name: `console-${route.name}-${state}`,
        path: `/console${addressOf(route).slice('/console'.length)}`,
        faulty: ['failed', 'unsent', 'conflict', 'closed', 'refused', 'code', 'other'].includes(state),
        open: async (page, language) => {
          await page.addInitScript(noNames);
          fixture.show(route, state);
          await arrive(page, fixture.origin, route, state, language);
          return nothing;
        },
      }),
    ),
  );

const respondScenes = (dist: string): Scene[] =>
  looks.map(
    (look): Scene => ({
      name: `respond-${look.name}`,
      path: '/r/',
      faulty: look.faulty === true,
      open: async (page, language) => {
        const fake = new FakeServer();
        look.before?.(fake);
        const { server, origin } = await serveRespond(dist, fake);
        await page.addInitScript(noNames);
        await page.addInitScript((l) => localStorage.setItem('meetmoment.language', l), language);
        await page.goto(`${origin}/r/${look.link ?? `#${fake.token}`}`);
        await look.go(page, fake, (nl, en) => (language === 'nl' ? nl : en));
        await page.waitForTimeout(300);
        return () =>
          new Promise<void>((done) => {
            server.closeAllConnections();
            server.close(() => done());
          });
      },
    }),
  );

/** Pupils on chromebooks, and who holds the class session. */
const classScenes = (dist: string): Scene[] =>
  classLooks.map(
    (look): Scene => ({
      name: `class-${look.name}`,
      path: look.path,
      faulty: look.faulty === true,
      open: async (page, language) => {
        // a school's chromebook
        if (look.path === '/k/' && (page.viewportSize()?.width ?? 0) > 1000)
          await page.setViewportSize({ width: 1366, height: 768 });
        const fake = new ClassFake();
        look.before?.(fake);
        const { origin, close } = await serveClass(dist, fake);
        await page.addInitScript(noNames);
        await page.addInitScript((l) => localStorage.setItem('meetmoment.language', l), language);
        await page.goto(`${origin}${look.path}${look.hash ?? ''}`);
        await look.go?.(page, fake, (nl, en) => (language === 'nl' ? nl : en));
        await page.waitForTimeout(300);
        return close;
      },
    }),
  );

/** The report of a small demo study, frozen and coded, as `analyse` writes it: every kind of section, a few rows and networks of each. */
const reportScenes = async (): Promise<{ scenes: Scene[]; server: Server }> => {
  const { data } = makeDemo({ schools: 15, seed: 3, answered: ['T1', 'T3'], pupilItems: false });
  const plan = data.design.comparison!;
  const few = plan.measures.filter((one) => /^(culture|goals)\./.test(one));
  const study = { ...data, design: { ...data.design, comparison: { ...plan, measures: few } } };
  const all = analyseStudy(frozenDemo(study, sha256OfText, '0'), { hash: sha256OfText });
  const findings = { ...all, networks: all.networks.slice(0, 12) };
  const meta = { softwareVersion: '0', computedAt: '2026-01-01T00:00:00.000Z', inputHash: '0'.repeat(64) };
  const pages = { nl: reportHtml(buildReport(findings, meta, 'nl')), en: reportHtml(buildReport(findings, meta, 'en')) };
  const server = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(request.url === '/en' ? pages.en : pages.nl);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const open = async (page: Page, language: Language) => {
    await page.addInitScript(noNames);
    await page.goto(`${origin}/${language}`);
    return nothing;
  };
  return { server, scenes: [{ name: 'report-full', path: 'report.html', faulty: false, open }] };
};

/** All scenes over the built client in `dist`; call `close` at the end. */
export const allScenes = async (dist: string): Promise<{ scenes: readonly Scene[]; close: () => Promise<void> }> => {
  const fixture = await consoleFixture(dist);
  const report = await reportScenes();
  return {
    scenes: [...consoleScenes(fixture), ...respondScenes(dist), ...classScenes(dist), ...schoolScenes(dist), ...report.scenes],
    close: async () => {
      await fixture.close();
      report.server.closeAllConnections();
      await new Promise<void>((done) => report.server.close(() => done()));
    },
  };
};
