/**
 * What: a network measure with team size taken out: density falls by itself as a team grows.
 * Formula: residual of the least-squares line measure ~ log N over all schools that have the measure, N the people on the roster.
 * Source: domain.md §4.6 (team size).
 * R: resid(lm(measure ~ log(size)))
 * Missing: fewer than four schools, teams all of one size, or nothing left beside the line → no school has a residual.
 */
import { meanOf, sumOfSquares } from '../description/moments.ts';
import { leastSquares } from '../linear.ts';
import { noSpread } from './groups.ts';

/** School → residual. Schools without a measure or a size have none. */
export function teamSizeResiduals(
  measure: ReadonlyMap<string, number>,
  size: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const rows = [...measure].flatMap(([school, value]) => {
    const people = size.get(school);
    return people === undefined || people < 1 ? [] : [{ school, value, log: Math.log(people) }];
  });
  const logs = rows.map((r) => r.log);
  if (rows.length < 4 || sumOfSquares(logs) <= 1e-20 * rows.length) return new Map();
  const middle = meanOf(logs);
  const values = rows.map((r) => r.value);
  const fit = leastSquares(
    logs.map((log) => [1, log - middle]),
    values,
  );
  if (fit === null || noSpread(fit.residualSumSquares, values)) return new Map();
  return new Map(rows.map((row, i) => [row.school, fit.residuals[i]!]));
}
