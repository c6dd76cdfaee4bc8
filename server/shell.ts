/**
 * What a build still needs after vite: every text file compressed once, as well as it can be, instead of at each request; and
 * the service worker told which files it keeps. Part of `server/build.ts`; tests use it on a build of their own.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly assets?: readonly string[];
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}
type Manifest = Readonly<Record<string, Chunk>>;

/** scope of a service worker → the page that opens there */
export const offlinePages: Readonly<Record<string, string>> = {
  '/r/': 'respond/index.html',
  '/k/': 'respond/class/index.html',
};
const workerSource = 'respond/offline/worker.ts';

/** Everything that a page can load, now or later. */
function filesOf(manifest: Manifest, key: string, seen = new Set<string>(), files = new Set<string>()): Set<string> {
  const chunk = manifest[key];
  if (seen.has(key) || !chunk) return files;
  seen.add(key);
  for (const file of [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]) files.add(file);
  for (const next of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) filesOf(manifest, next, seen, files);
  return files;
}

/** What the service worker keeps: for each scope the page's own script and all its files, and one name for all of it. */
export function shellOf(dir: string): { version: string; pages: Record<string, { entry: string; files: string[] }> } {
  const manifest = JSON.parse(readFileSync(join(dir, '.vite/manifest.json'), 'utf8')) as Manifest;
  const hash = createHash('sha256');
  const pages: Record<string, { entry: string; files: string[] }> = {};
  for (const [scope, page] of Object.entries(offlinePages)) {
    const chunk = manifest[page];
    if (!chunk) continue;
    const html = readFileSync(join(dir, page), 'utf8');
    // what the page names itself (its icon) is not always in the manifest
    const named = [...html.matchAll(/(?:href|src)="\/?(?:\.\.?\/)*(assets\/[^"]+|respond\/[^"]+)"/g)].map((m) => m[1]!);
    const files = [...new Set([...filesOf(manifest, page), ...named])].map((f) => `/${f}`).toSorted();
    pages[scope] = { entry: `/${chunk.file}`, files };
    hash.update(html).update(files.join('\n'));
  }
  hash.update(readFileSync(join(dir, manifest[workerSource]!.file)));
  return { version: hash.digest('hex').slice(0, 16), pages };
}

const worthwhile = /\.(?:js|css|html|svg|json)$/;

/** Writes `<file>.br` and `<file>.gz` beside every text file from 1 kB on, where they are smaller. */
export function compressBeside(dir: string): void {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== '.vite') compressBeside(path);
      continue;
    }
    if (!worthwhile.test(entry.name)) continue;
    const bytes = readFileSync(path);
    if (bytes.length < 1024) continue;
    const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
    for (const [ending, small] of [
      ['br', brotliCompressSync(bytes, brotli)],
      ['gz', gzipSync(bytes, { level: 9 })],
    ] as const)
      if (small.length < bytes.length) writeFileSync(`${path}.${ending}`, small);
  }
}

/** Finishes a build of the client in `dir` (dist/client). */
export function finishClient(dir: string): void {
  const manifest = JSON.parse(readFileSync(join(dir, '.vite/manifest.json'), 'utf8')) as Manifest;
  const built = manifest[workerSource];
  if (built && existsSync(join(dir, built.file))) {
    const path = join(dir, 'respond/worker.js');
    const shell = shellOf(dir);
    writeFileSync(path, `self.shell=${JSON.stringify(shell)};\n${readFileSync(join(dir, built.file), 'utf8')}`);
  }
  compressBeside(dir);
}
