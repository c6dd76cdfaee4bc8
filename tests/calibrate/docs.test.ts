/** What the long runs found last (`results.jsonl`: their last lines) keeps the bounds, and analysis/growth/README.md quotes these figures. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bounds, rowBounds } from './bounds.ts';
import type { Summary } from './calibrate.ts';
import { fewestShown } from './planted.ts';

const read = (path: string) => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');
const readme = (read('../../analysis/growth/README.md').split('## Calibration')[1] ?? '').replaceAll(/\s+/g, ' ');
const results = new Map(
  read('results.jsonl')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly calibrate: string })
    .map((one) => [one.calibrate, one]),
);
const short = (value: number, digits: number) => value.toFixed(digits).replace(/^0/, '');

describe('N0', () => {
  const { times, models } = results.get('N0') as unknown as { readonly times: number; readonly models: readonly Summary[] };
  const [m1] = models;
  it('M1 keeps its bounds', () => {
    expect(times).toBe(200);
    expect(m1!.covered).toBeGreaterThanOrEqual(bounds(times).covered[0]);
    expect(m1!.covered).toBeLessThanOrEqual(bounds(times).covered[1]);
    expect(m1!.falseTau).toBeLessThanOrEqual(bounds(times).falseTau);
  });
  it.each(models)('$model is quoted', ({ model, covered, falseTau }) => {
    expect(readme).toMatch(new RegExp(`\\| ${model}[^|]*\\| ${covered} \\|([^|]*\\|){3} ${falseTau} \\|`));
  });
});

describe('N1', () => {
  const found = results.get('N1') as unknown as {
    readonly times: number;
    readonly selected: number;
    readonly outside: readonly string[];
    readonly share: { readonly mean: number; readonly allowed: number };
    readonly families: readonly { readonly family: string; readonly rows: number; readonly any: number }[];
    readonly ranges: Readonly<Record<'rejected' | 'counts' | 'covered', readonly [number, number]>>;
  };
  it('nothing lies outside its bounds over 200 studies', () => {
    expect([found.times, found.selected, found.outside]).toEqual([200, 200, []]);
    const { rejected, covered, family } = rowBounds(200);
    expect(found.ranges.rejected[0]).toBeGreaterThanOrEqual(rejected[0]);
    expect(Math.max(found.ranges.rejected[1], found.ranges.counts[1])).toBeLessThanOrEqual(rejected[1]);
    expect(found.ranges.covered[0]).toBeGreaterThanOrEqual(covered[0]);
    expect(found.ranges.covered[1]).toBeLessThanOrEqual(covered[1]);
    for (const own of found.families) expect(own.any, own.family).toBeLessThanOrEqual(family);
  });
  it('is quoted', () => {
    for (const own of Object.values(found.ranges)) expect(readme).toContain(`| ${own.join('–')} |`);
    for (const { family, rows, any } of found.families)
      expect(readme).toMatch(new RegExp(`\\(c\\) ${family}, ${rows} rows[^|]*\\|[^|]*\\| ${any} \\|`));
    expect(readme).toContain(`.05 ± ${short(found.share.allowed, 4)} | ${short(found.share.mean, 4)} |`);
  });
});

describe('the planted study', () => {
  const { times, missed, truths } = results.get('planted') as unknown as {
    readonly times: number;
    readonly missed: readonly string[];
    readonly truths: readonly { readonly id: string; readonly shown: number | null }[];
  };
  const findings = [...new Set(truths.map(({ id }) => id.slice(0, 3)))];
  it('every truth is shown as the protocol asks', () => {
    expect([times, missed]).toEqual([50, []]);
    for (const { id, shown } of truths) if (shown !== null) expect(shown, id).toBeGreaterThanOrEqual(fewestShown(50));
  });
  it.each(findings)('%s is quoted with its fewest and most studies', (finding) => {
    const shown = truths.flatMap((t) => (t.id.startsWith(finding) && t.shown !== null ? [t.shown] : []));
    const [fewest, most] = [Math.min(...shown), Math.max(...shown)];
    const text = fewest === most ? `${fewest}` : `${fewest}–${most}`;
    expect(readme).toMatch(new RegExp(`\\| ${finding} \\|[^|]*\\| ${text} \\|`));
  });
});
