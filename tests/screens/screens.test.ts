/** axe, Tab order, sideways scroll, console and origins over the same list of scenes as the pictures. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RouteObject } from 'react-router';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../browser.ts';
import { allScenes, type Scene } from './scenes.ts';
import { visit } from './visit.ts';

const found = await findBrowser();
const { scenes, close } = await allScenes(join(fileURLToPath(new URL('../..', import.meta.url)), 'dist/client'));
afterAll(async () => {
  await found.browser?.close();
  await close();
});

/** One visit each, by turns; `npm run screens` makes all six combinations of size, language and colours. */
const wayOf = (place: number) =>
  place % 2 === 0 ? ({ size: 'phone', language: 'nl' } as const) : ({ size: 'desktop', language: 'en', dark: true } as const);
const faults = new Map<string, readonly string[]>();
const walk = async (own: readonly (readonly [Scene, number])[]) => {
  for (const [scene, place] of own) faults.set(scene.name, await visit(found.browser!, scene, wayOf(place)));
};

describe.skipIf(!found.browser)(`every screen${'reason' in found ? ` (${found.reason})` : ''}`, () => {
  // the console's rooms share one fixture and go one after another; beside them go the pages that have a server each
  beforeAll(async () => {
    const placed = scenes.map((scene, i) => [scene, i] as const);
    const console_ = placed.filter(([scene]) => scene.name.startsWith('console-'));
    await Promise.all([walk(console_), walk(placed.filter((one) => !console_.includes(one)))]);
  }, 600_000);

  it.each(scenes.map((s) => s.name))('%s', (name) => {
    expect(faults.get(name)).toEqual([]);
  });
});

it('no route is missing from the list', async () => {
  globalThis.document ??= {} as Document;
  const { rooms } = await import('../../client/console/app.tsx');
  const pathsOf = (routes: readonly RouteObject[], base: string): string[] =>
    routes.flatMap((r) => {
      const here = r.path?.startsWith('/') ? r.path : r.path ? `${base}/${r.path}` : base;
      return [...(r.children ? pathsOf(r.children, here) : [here])];
    });
  const { consoleRoutes } = await import('../../client/console/routes.ts');
  const listed = new Set(consoleRoutes.map((r) => r.path.replace('/console', '').split('#')[0] || '/'));
  // "not found" stands for every unknown address; invitations without a wave lead to the first one
  const rooms_ = [...new Set(pathsOf(rooms, ''))].filter((p) => !p.endsWith('*') && !p.endsWith('/invitations'));
  expect(rooms_.filter((p) => !listed.has(p))).toEqual([]);
  expect(rooms_.length).toBeGreaterThan(8);
});
