/**
 * What: the one-way analysis of variance that ICC(1) and ICC(2) rest on.
 * Formula: SSB = Σ nⱼ(x̄ⱼ − x̄)², SSW = ΣΣ(x − x̄ⱼ)²; MSB = SSB/(J − 1), MSW = SSW/(N − J);
 *   mean group size k = N/J; Searle's n₀ = (N − Σnⱼ²/N)/(J − 1).
 * Source: Searle, Casella & McCulloch (1992), Variance Components, §3.6.
 * R: aov(x ~ group)
 * Missing: callers hand over present values only; empty groups are dropped. Under 2 groups or no group of 2 is `tooFew`.
 */
import { meanOf, sumOfSquares } from '../description/moments.ts';
import { absent, type Estimate, present } from '../types.ts';

export interface OneWay {
  readonly groups: number;
  readonly n: number;
  readonly ssBetween: number;
  readonly ssWithin: number;
  readonly msBetween: number;
  readonly msWithin: number;
  readonly meanGroupSize: number;
  readonly searleN0: number;
}

/** n = groups. */
export const oneWay = (given: readonly (readonly number[])[]): Estimate<OneWay> => {
  const groups = given.filter((group) => group.length > 0);
  const n = groups.reduce((sum, group) => sum + group.length, 0);
  const j = groups.length;
  if (j < 2 || n <= j) return absent('tooFew', j);
  const grand = groups.reduce((sum, group) => sum + group.length * meanOf(group), 0) / n;
  let ssBetween = 0;
  let ssWithin = 0;
  let squares = 0;
  for (const group of groups) {
    const m = meanOf(group);
    ssBetween += group.length * (m - grand) ** 2;
    ssWithin += sumOfSquares(group, m);
    squares += group.length ** 2;
  }
  return present(
    {
      groups: j,
      n,
      ssBetween,
      ssWithin,
      msBetween: ssBetween / (j - 1),
      msWithin: ssWithin / (n - j),
      meanGroupSize: n / j,
      searleN0: (n - squares / n) / (j - 1),
    },
    j,
  );
};
