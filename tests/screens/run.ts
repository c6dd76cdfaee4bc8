/**
 * `npm run screens [-- name filter]`: every scene in both sizes and both languages (and dark once each) as PNG under .screens/,
 * with what axe, the Tab walk, a sideways scroll and the console turn up. Exit 1 when anything is found.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from '../browser.ts';
import { allScenes } from './scenes.ts';
import { type Visit, visit } from './visit.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const out = join(root, '.screens');
mkdirSync(out, { recursive: true });
const found = await findBrowser();
if (!found.browser) throw new Error('no browser: see tests/README.md');
const { scenes, close } = await allScenes(join(root, 'dist/client'));
const ways: readonly Visit[] = [
  { size: 'phone', language: 'nl' },
  { size: 'phone', language: 'en', dark: true },
  { size: 'desktop', language: 'nl', dark: true },
  { size: 'desktop', language: 'en' },
  { size: 'phone', language: 'en' },
  { size: 'desktop', language: 'nl' },
];
const only = process.argv[2] ?? '';
let wrong = 0;
let looked = 0;
for (const scene of scenes.filter((s) => s.name.includes(only))) {
  for (const way of ways) {
    const name = `${scene.name}-${way.size}-${way.language}${way.dark ? '-dark' : ''}`;
    const faults = await visit(found.browser, scene, { ...way, picture: join(out, `${name}.png`) });
    looked++;
    if (faults.length === 0) continue;
    wrong++;
    console.log(`${name}\n  ${faults.join('\n  ')}`);
  }
}
await close();
await found.browser.close();
console.log(`${looked} pictures of ${scenes.length} scenes under .screens/, ${wrong} with findings`);
process.exitCode = wrong === 0 ? 0 : 1;
