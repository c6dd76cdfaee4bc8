/**
 * Builds the client and the server: `tsx server/build.ts`. With `--if-needed` only when a source differs from what the last
 * build was made of (dist/.stamp holds the hash of all of them), which takes a few hundredths of a second to find out.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { finishClient } from './shell.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folders = ['server', 'client', 'instruments', 'analysis'];
const single = ['package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts', 'vite.server.config.ts'];
const outputs = [
  'dist/server/cli.js',
  'dist/server/worker.js',
  'dist/client/respond/index.html',
  'dist/client/console/index.html',
  'dist/client/respond/worker.js',
];
const stamp = join(root, 'dist/.stamp');

const filesBelow = (dir: string): string[] =>
  readdirSync(join(root, dir), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(`${dir}/${entry.name}`) : [`${dir}/${entry.name}`],
  );

/** One hash over the path and content of everything that a build is made of. */
function sourceHash(): string {
  const hash = createHash('sha256').update(process.version);
  const files = [...folders.filter((dir) => existsSync(join(root, dir))).flatMap(filesBelow), ...single].toSorted();
  for (const file of files) {
    if (file.endsWith('.md') || !existsSync(join(root, file))) continue;
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

const hash = sourceHash();
const fresh =
  outputs.every((file) => existsSync(join(root, file))) && existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === hash;

if (!(fresh && process.argv.includes('--if-needed'))) {
  const started = Date.now();
  rmSync(stamp, { force: true });
  const { build } = await import('vite');
  for (const configFile of ['vite.config.ts', 'vite.server.config.ts']) {
    await build({
      root: configFile === 'vite.config.ts' ? join(root, 'client') : root,
      configFile: join(root, configFile),
      logLevel: 'warn',
      mode: 'production',
    });
  }
  finishClient(join(root, 'dist/client'));
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, `${hash}\n`);
  process.stdout.write(`built in ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
}
