/**
 * The *expected* Hedges g of the design for a measure whose school means correlate ρ with the true effects (F15): the schools are
 * chosen by estimated effects, so g depends on how reliable these are. No formula is at hand for the extremes of estimates;
 * the expectation is taken over 4,000 imagined studies, always the same ones.
 */
import { summarise } from '../../analysis/comparison/groups.ts';
import { hedgesCorrection } from '../../analysis/distributions.ts';
import { seededRandom } from '../../analysis/random.ts';

export interface ExtremeGroups {
  readonly schools: number;
  readonly k: number;
  /** correlation of the observed school means with the true effects */
  readonly correlation: number;
  /** share of the variance of estimated effects that is true */
  readonly reliability: number;
}

const studies = 4000;
const known = new Map<string, number>();

/** Mean g of high minus low. Schools' effects, estimates and means are taken as normal. */
export const expectedHedgesG = (design: ExtremeGroups): number => {
  const { schools, k, correlation, reliability } = design;
  const key = JSON.stringify([schools, k, correlation, reliability]);
  const found = known.get(key);
  if (found !== undefined) return found;
  const random = seededRandom(2016);
  let sum = 0;
  for (let study = 0; study < studies; study++) {
    const drawn = Array.from({ length: schools }, () => {
      const effect = random.normal();
      const estimate = Math.sqrt(reliability) * effect + Math.sqrt(1 - reliability) * random.normal();
      return { estimate, x: correlation * effect + Math.sqrt(1 - correlation ** 2) * random.normal() };
    }).sort((a, b) => b.estimate - a.estimate);
    const x = drawn.map((s) => s.x);
    const high = summarise(x.slice(0, k));
    const low = summarise(x.slice(schools - k));
    // equal groups: the pooled variance is the mean of the two
    const pooled = Math.sqrt(((high.sd ?? 0) ** 2 + (low.sd ?? 0) ** 2) / 2);
    sum += (((high.mean ?? 0) - (low.mean ?? 0)) / pooled) * hedgesCorrection(2 * k - 2);
  }
  const expected = sum / studies;
  known.set(key, expected);
  return expected;
};
