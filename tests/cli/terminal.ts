/** A terminal that remembers what was said, and the folders that a test of the command line uses. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach } from 'vitest';
import type { Language } from '../../instruments/types.ts';
import { run } from '../../server/cli/run.ts';

export const here = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

const scratches: string[] = [];
afterEach(() => {
  for (const directory of scratches.splice(0)) rmSync(directory, { recursive: true, force: true });
});

/** A new directory that is gone after the test. */
export const scratch = (...parts: readonly string[]): string => {
  const directory = mkdtempSync(join(tmpdir(), 'cli-'));
  scratches.push(directory);
  return join(directory, ...parts);
};

export interface Said {
  readonly code: number;
  readonly out: readonly string[];
  readonly err: readonly string[];
  readonly progress: readonly string[];
}

/** Runs the command line in this process. */
export const says = async (args: readonly string[], language: Language = 'en'): Promise<Said> => {
  const out: string[] = [];
  const err: string[] = [];
  const progress: string[] = [];
  const code = await run(args, {
    language,
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    progress: (line) => progress.push(line),
  });
  return { code, out, err, progress };
};
