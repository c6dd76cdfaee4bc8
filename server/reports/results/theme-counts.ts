/** theme-counts.csv: in how many schools a theme came up, as server/studies/folder/README.md describes it. */
import type { EvidenceFindings } from '../../../analysis/evidence/findings.ts';
import type { Share } from '../../../analysis/evidence/binomial-interval.ts';
import type { Estimate } from '../../../analysis/types.ts';
import { type Cell, csvFile } from './csv.ts';

const shares = ['All', 'High', 'Low'] as const;
const columns = [
  'theme',
  'source',
  'count',
  ...shares.flatMap((group) => [`k${group}`, `n${group}`, `lower${group}`, `upper${group}`]),
  'pFisher',
  'oddsRatio',
  'oddsLower',
  'oddsUpper',
  'missing',
];

/** Nothing where there are no groups; 0 of 0 without limits where nobody of the group was heard. */
const shareCells = (share: Estimate<Share> | null): readonly Cell[] => {
  if (share === null) return [null, null, null, null];
  return share.value === undefined ? [0, 0, null, null] : [share.value.k, share.n, share.value.lower, share.value.upper];
};

/** Always with a header row, also of a study without coded themes. */
export const themeCountsCsv = (evidence: EvidenceFindings | undefined): string =>
  csvFile(
    columns,
    (evidence?.counts ?? []).map(({ theme, source, count, all, high, low, test }) => [
      theme,
      source,
      count,
      ...[all, high, low].flatMap(shareCells),
      test?.value?.p ?? null,
      test?.value?.oddsRatio ?? null,
      test?.value?.lower ?? null,
      test?.value?.upper ?? null,
      test?.missing ?? null,
    ]),
  );
