/** N1 over many studies: (a) to (d) of domain.md §3.2, each held against its bound; what lies outside is a finding, never a reason to move a bound. */
import { rowBounds } from './bounds.ts';
import type { TestedRow } from './null-rows.ts';

export interface RowSummary {
  readonly name: string;
  readonly family: string;
  /** whether it is a test of counts, which has no lower bound */
  readonly counts: boolean;
  /** studies with a p, and with p ≤ .05 */
  readonly tested: number;
  readonly rejected: number;
  /** studies with an interval of g, and whose interval holds 0 */
  readonly intervals: number;
  readonly covered: number;
}

export interface NullSummary {
  readonly studies: number;
  readonly rows: readonly RowSummary[];
  /** (b) mean over studies of the share of rows with p ≤ .05, its SD between studies, and how far the mean may lie from .05 */
  readonly share: { readonly mean: number; readonly sd: number; readonly allowed: number };
  /** (c) per family the studies with any adjusted p ≤ .05 */
  readonly families: readonly { readonly family: string; readonly rows: number; readonly any: number }[];
  /** what lies outside its bound, in words */
  readonly outside: readonly string[];
}

const alpha = 0.05;
const isRejected = (p: number | null) => p !== null && p <= alpha;

/** `studies`: the rows of each. `counts`: names of rows that are exact tests of counts; rows of the family `themes` are such too. */
export const summariseRows = (studies: readonly (readonly TestedRow[])[], counts: ReadonlySet<string>): NullSummary => {
  const byName = new Map<string, TestedRow[]>();
  for (const row of studies.flat()) byName.set(row.name, [...(byName.get(row.name) ?? []), row]);
  const rows = [...byName].map(([name, own]): RowSummary => {
    const family = own[0]!.family;
    const withInterval = own.filter((r) => r.holdsZero !== null);
    return {
      name,
      family,
      counts: counts.has(name) || family === 'themes',
      tested: own.filter((r) => r.p !== null).length,
      rejected: own.filter((r) => isRejected(r.p)).length,
      intervals: withInterval.length,
      covered: withInterval.filter((r) => r.holdsZero).length,
    };
  });
  const share = shareOf(studies, (row) => !counts.has(row.name) && row.family !== 'themes');
  const families = [...new Set(rows.map((r) => r.family))]
    .filter((family) => family !== 'themes')
    .map((family) => ({
      family,
      rows: rows.filter((r) => r.family === family).length,
      any: studies.filter((own) => own.some((r) => r.family === family && isRejected(r.pAdjusted))).length,
    }));
  return { studies: studies.length, rows, share, families, outside: outsideOf(studies.length, rows, share, families) };
};

/** Tests of counts reject less often than their level, so the share is that of the other rows. */
const shareOf = (studies: readonly (readonly TestedRow[])[], counted: (row: TestedRow) => boolean): NullSummary['share'] => {
  const shares = studies.flatMap((own) => {
    const tested = own.filter((row) => counted(row) && row.p !== null);
    return tested.length === 0 ? [] : tested.filter((row) => isRejected(row.p)).length / tested.length;
  });
  const mean = shares.reduce((a, b) => a + b, 0) / shares.length;
  const sd = Math.sqrt(shares.reduce((sum, x) => sum + (x - mean) ** 2, 0) / Math.max(1, shares.length - 1));
  return { mean, sd, allowed: (2.58 * sd) / Math.sqrt(shares.length) };
};

const outsideOf = (
  studies: number,
  rows: readonly RowSummary[],
  share: NullSummary['share'],
  families: NullSummary['families'],
): string[] => {
  const found: string[] = [];
  for (const row of rows) {
    const [least, most] = rowBounds(row.tested).rejected;
    if (row.rejected > most || (!row.counts && row.rejected < least))
      found.push(`(a) ${row.name}: p ≤ .05 in ${row.rejected} of ${row.tested} studies, bounds ${least}–${most}`);
    const [fewest, largest] = rowBounds(row.intervals).covered;
    if (row.covered < fewest || row.covered > largest)
      found.push(`(d) ${row.name}: interval holds 0 in ${row.covered} of ${row.intervals} studies, bounds ${fewest}–${largest}`);
  }
  if (Math.abs(share.mean - alpha) > share.allowed)
    found.push(`(b) mean share of rejected rows ${share.mean.toFixed(4)}, bounds .05 ± ${share.allowed.toFixed(4)}`);
  const { family: most } = rowBounds(studies);
  for (const { family, any } of families) if (any > most) found.push(`(c) ${family}: in ${any} studies, at most ${most}`);
  return found;
};
