/**
 * What a phone loads: the first page before consent stays within 25 kB gzip, everything it needs counted (HTML, its styles, its
 * script and what that imports at once). The questionnaire behind it has a budget too, so that a heavy import is noticed.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

const dist = join(fileURLToPath(new URL('..', import.meta.url)), 'dist/client');

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly assets?: readonly string[];
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly isEntry?: boolean;
}
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;

const weight = (file: string) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;

/** The files that a chunk needs at once; `lazy` follows dynamic imports too. */
const filesOf = (key: string, lazy: boolean, seen = new Set<string>(), files = new Set<string>()): Set<string> => {
  if (seen.has(key)) return files;
  seen.add(key);
  const chunk = manifest[key]!;
  files.add(chunk.file);
  for (const css of chunk.css ?? []) files.add(css);
  for (const next of [...(chunk.imports ?? []), ...(lazy ? (chunk.dynamicImports ?? []) : [])]) filesOf(next, lazy, seen, files);
  return files;
};
const total = (files: Iterable<string>) => [...files].reduce((sum, f) => sum + weight(f), 0);

const first = filesOf('respond/index.html', false);
const all = filesOf('respond/index.html', true);

it('the first page weighs at most 25 kB gzip before consent', () => {
  const bytes = total(first) + weight('respond/index.html');
  console.info(`first page: ${(bytes / 1000).toFixed(1)} kB gzip in ${first.size + 1} files`);
  expect(bytes).toBeLessThanOrEqual(25_000);
});

it('the questionnaire behind it weighs at most 450 kB gzip', () => {
  const bytes = total([...all].filter((f) => !first.has(f)));
  console.info(`behind it: ${(bytes / 1000).toFixed(1)} kB gzip in ${all.size - first.size} files`);
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(450_000);
});

it.each(['respond/class/index.html', 'respond/class/teacher/index.html', 'respond/school/index.html'])(
  'the first page %s weighs at most 25 kB gzip',
  (page) => {
    const files = filesOf(page, false);
    const bytes = total(files) + weight(page);
    console.info(`${page}: ${(bytes / 1000).toFixed(1)} kB gzip in ${files.size + 1} files`);
    expect(bytes).toBeLessThanOrEqual(25_000);
  },
);

it('no scoring key reaches a phone', () => {
  const pupils = filesOf('respond/class/index.html', true);
  const scripts = [...all, ...pupils].filter((f) => f.endsWith('.js')).map((f) => readFileSync(join(dist, f), 'utf8'));
  for (const script of scripts) {
    expect(script).not.toMatch(/ATT03\W{1,4}-1|polarity|minValid|\bATT0[1-9]\b/);
  }
});
