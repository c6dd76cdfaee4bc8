/**
 * What: midranks, and the size of each group of tied values.
 * Formula: tied values share the mean of the ranks they take together; the tie sum is Σ(t³ − t).
 * Source: Kruskal & Wallis (1952).
 * R: rank(x)
 * Missing: callers hand over present values only.
 */

export interface Ranks {
  readonly ranks: readonly number[];
  /** Σ(t³ − t) over the groups of t tied values; 0 without ties */
  readonly tieSum: number;
}

/** Values that agree to ten significant digits are ties: 3.1 − 3.0 and 2.1 − 2.0 differ in the last bit only. */
const tenDigits = (x: number): number => Number(x.toPrecision(10));

export const midranks = (values: readonly number[]): Ranks => {
  const rounded = values.map(tenDigits);
  const order = rounded.map((_, i) => i).sort((a, b) => rounded[a]! - rounded[b]!);
  const ranks = new Array<number>(values.length).fill(0);
  let tieSum = 0;
  for (let i = 0; i < order.length; ) {
    let j = i;
    while (j < order.length && rounded[order[j]!] === rounded[order[i]!]) j++;
    for (let k = i; k < j; k++) ranks[order[k]!] = (i + 1 + j) / 2;
    tieSum += (j - i) ** 3 - (j - i);
    i = j;
  }
  return { ranks, tieSum };
};
