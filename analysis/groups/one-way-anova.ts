/**
 * What: whether several groups have the same mean, and how much of the variance lies between them.
 * Formula: F = MSB/MSW; etaSquared = SSB/SST; omegaSquared = max(0, (SSB − df_B·MSW)/(SST + MSW));
 *   epsilonSquared = max(0, (SSB − df_B·MSW)/SST).
 * Source: Fisher (1925), Hays (1963), Kelley (1935).
 * R: aov(value ~ group), effectsize::{eta,omega,epsilon}_squared
 * Missing: empty groups are dropped; under 2 groups or no group of 2 → tooFew; no variance within the groups → noVariance.
 */
import { oneWay } from '../agreement/one-way.ts';
import { noSpread } from '../comparison/groups.ts';
import { fUpper } from '../distributions.ts';
import { absent, type Estimate, present } from '../types.ts';

export interface OneWayAnova {
  readonly ssBetween: number;
  readonly ssWithin: number;
  readonly dfBetween: number;
  readonly dfWithin: number;
  readonly f: number;
  readonly p: number;
  readonly etaSquared: number;
  readonly omegaSquared: number;
  readonly epsilonSquared: number;
}

/** `n` counts the values. */
export const oneWayAnova = (groups: readonly (readonly number[])[]): Estimate<OneWayAnova> => {
  const table = oneWay(groups);
  if (table.missing) return absent(table.missing, table.n);
  const { ssBetween, ssWithin, msBetween, msWithin, n } = table.value;
  if (noSpread(ssWithin, groups.flat())) return absent('noVariance', n);
  const dfBetween = table.value.groups - 1;
  const dfWithin = n - table.value.groups;
  const total = ssBetween + ssWithin;
  const f = msBetween / msWithin;
  const excess = Math.max(0, ssBetween - dfBetween * msWithin);
  return present(
    {
      ssBetween,
      ssWithin,
      dfBetween,
      dfWithin,
      f,
      p: fUpper(f, dfBetween, dfWithin),
      etaSquared: ssBetween / total,
      omegaSquared: excess / (total + msWithin),
      epsilonSquared: excess / total,
    },
    n,
  );
};
