/**
 * R's cases: finds them, reads them with their data, and compares what we computed with what R gave.
 * Those that may be committed lie in this folder; where ../shared/reference lies beside the project all of them are read there.
 * Shape of a case and the rule of comparison: README.md here.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';

export interface CaseEntry {
  readonly id: string;
  readonly topic: string;
  readonly title: string;
  readonly file: string;
  readonly sharedOnly: boolean;
}

export interface Tolerance {
  readonly rel: number;
  readonly abs: number;
}

/** A row of a CSV; an empty cell is null, everything else is text. */
export type CsvRow = Readonly<Record<string, string | null>>;

/** A case's spec and numbers are whatever its topic says. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Json = any;

export interface ReferenceCase extends CaseEntry {
  readonly spec: Json;
  readonly expected: Json;
  readonly tolerance: { readonly default: Tolerance; readonly rules?: readonly (Tolerance & { readonly path: string })[] };
  /** the CSV of a role; read when asked for */
  readonly rows: (role: string) => readonly CsvRow[];
}

const committed = new URL('./', import.meta.url);
const shared = new URL('../../../shared/reference/', import.meta.url);

/** ../shared/reference where it is, else this folder. */
export const referenceDirectory: URL = existsSync(new URL('index.json', shared)) ? shared : committed;
export const sharedIsThere: boolean = referenceDirectory === shared;
/** A directory given by path, for the runner. */
export const directoryFromPath = (path: string): URL => pathToFileURL(`${path.replace(/\/$/, '')}/`);

const readJson = (url: URL): Json => JSON.parse(readFileSync(fileURLToPath(url), 'utf8'));

/** A CSV with a header row. */
export const readCsv = (url: URL): readonly CsvRow[] =>
  parse(readFileSync(fileURLToPath(url)), {
    columns: true,
    bom: true,
    cast: (value, context) => (!context.header && value === '' ? null : value),
  });

export const listCases = (directory: URL = referenceDirectory): readonly CaseEntry[] =>
  readJson(new URL('index.json', directory)).cases;

export const loadCase = (entry: CaseEntry, directory: URL = referenceDirectory): ReferenceCase => {
  const content = readJson(new URL(entry.file, directory));
  return {
    ...entry,
    spec: content.spec,
    expected: content.expected,
    tolerance: content.tolerance,
    rows: (role) => {
      const path = content.data[role];
      if (path === undefined) throw new Error(`${entry.id} has no data called ${role}`);
      return readCsv(new URL(path, directory));
    },
  };
};

/** All cases of a topic that are to be had here. */
export const casesOf = (topic: string): readonly ReferenceCase[] =>
  listCases()
    .filter((entry) => entry.topic === topic)
    .map((entry) => loadCase(entry));

const segmentMatches = (pattern: string, key: string): boolean =>
  new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  ).test(key);

/** `*` stands for anything within one key, `**` for any number of keys. */
export const pathMatches = (path: readonly string[], pattern: readonly string[]): boolean => {
  const [head, ...rest] = pattern;
  if (head === undefined) return path.length === 0;
  if (head === '**') return path.some((_, k) => pathMatches(path.slice(k), rest)) || pathMatches([], rest);
  return path.length > 0 && segmentMatches(head, path[0] as string) && pathMatches(path.slice(1), rest);
};

/** The last rule that matches, else the default. */
export const toleranceAt = (tolerance: ReferenceCase['tolerance'], path: readonly string[]): Tolerance =>
  (tolerance.rules ?? []).reduce<Tolerance>(
    (found, rule) => (pathMatches(path, rule.path.split('.')) ? rule : found),
    tolerance.default,
  );

/** Every number, boolean, text and null of a nested value, with its path. */
export const leavesOf = (value: Json, path: readonly string[] = []): readonly (readonly [readonly string[], unknown])[] =>
  value !== null && typeof value === 'object'
    ? Object.keys(value).flatMap((key) => leavesOf(value[key], [...path, key]))
    : [[path, value]];

export interface Difference {
  readonly path: string;
  readonly expected: unknown;
  readonly got: unknown;
}

export interface Comparison {
  readonly passed: number;
  readonly failed: readonly Difference[];
  /** expected, but we gave nothing */
  readonly missing: readonly string[];
  /** largest |got − expected| / |expected|, Monte-Carlo figures left out; below abs/rel of the tolerance relative to that: dust is no error */
  readonly worst: { readonly error: number; readonly path: string };
}

const describing = new Set(['note', 'estimator', 'center']);
/** What a package prints rather than what is right: ours to leave out, but where given it must agree. */
const documentation = (path: readonly string[]): boolean =>
  path.some(
    (key) => ['psychAsReported', 'psychPairwise', 'ciEffectsize', 'snaDyadCensus'].includes(key) || key.includes('Igraph'),
  );

/** Compares leaf by leaf. `only` restricts it to the paths that match one of these patterns. */
export const compareCase = (
  reference: Pick<ReferenceCase, 'expected' | 'tolerance'>,
  got: Json,
  only?: readonly string[],
): Comparison => {
  const failed: Difference[] = [];
  const missing: string[] = [];
  let passed = 0;
  let worst = { error: 0, path: '' };
  for (const [path, expected] of leavesOf(reference.expected)) {
    const last = path.at(-1) ?? '';
    if (typeof expected === 'string' && describing.has(last)) continue;
    if (only && !only.some((pattern) => pathMatches(path, pattern.split('.')))) continue;
    const name = path.join('.');
    let parent = got;
    for (const key of path.slice(0, -1)) parent = parent?.[key];
    const value = parent?.[last];
    const given = typeof parent === 'object' && parent !== null && (expected === null || value !== undefined);
    if (!given) {
      if (!documentation(path)) missing.push(name);
      continue;
    }
    if (expected === null) {
      if (value === null || value === undefined || (typeof value === 'number' && !Number.isFinite(value))) passed++;
      else failed.push({ path: name, expected, got: value });
    } else if (typeof expected === 'number') {
      const tolerance = toleranceAt(reference.tolerance, path);
      const error = typeof value === 'number' ? Math.abs(value - expected) : Number.NaN;
      if (error <= tolerance.abs + tolerance.rel * Math.abs(expected)) passed++;
      else failed.push({ path: name, expected, got: value });
      if (tolerance.rel === 0) continue;
      const relative = error / Math.max(Math.abs(expected), tolerance.abs / tolerance.rel);
      if (relative > worst.error && tolerance.abs < 0.005) worst = { error: relative, path: name };
    } else if (value === expected) passed++;
    else failed.push({ path: name, expected, got: value });
  }
  return { passed, failed, missing, worst };
};

/** Leaves without their own keys would pass a comparison of nothing: a case counts when something was compared and all of it agreed. */
export const agrees = (comparison: Comparison): boolean =>
  comparison.passed > 0 && comparison.failed.length === 0 && comparison.missing.length === 0;

/** A number from a cell; null stays null. */
export const numberOf = (cell: string | null | undefined): number | null =>
  cell === null || cell === undefined ? null : Number(cell);
