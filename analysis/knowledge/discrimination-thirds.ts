/**
 * What: how much more often the best third of the persons has an item right than the weakest third.
 * Formula: share right in the top third minus share right in the bottom third; thirds of ⌊n/3⌋ persons sorted by total, ties in the
 *   order of the rows.
 * Source: Kelley (1939), J. of Educational Psychology 30, 17–24 (there 27 %).
 * R: psychometric::item.exam(x, discrim = TRUE)$Discrimination
 * Missing: rows are complete; under 3 persons `tooFew`. Since ties are split by the order of the rows, so is the figure.
 */
import { meanOf, sum } from '../description/moments.ts';
import { absent, type Estimate, present } from '../types.ts';

/** In the items' order; n = persons. @param rows persons by items, 0/1 */
export const discriminationThirds = (rows: readonly (readonly number[])[]): readonly Estimate[] => {
  const third = Math.floor(rows.length / 3);
  const sorted = rows.map((row) => ({ row, total: sum(row) })).sort((a, b) => a.total - b.total);
  return (rows[0] ?? []).map((_, item) => {
    if (third === 0) return absent('tooFew', rows.length);
    const share = (part: typeof sorted): number => meanOf(part.map(({ row }) => row[item] as number));
    return present(share(sorted.slice(-third)) - share(sorted.slice(0, third)), rows.length);
  });
};
