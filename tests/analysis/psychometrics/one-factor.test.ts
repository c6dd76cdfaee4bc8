/** The one-factor fit of every scale case against the point where lavaan stopped. */
import { describe, expect, it } from 'vitest';
import { inverseSymmetric } from '../../../analysis/linear.ts';
import { listwiseCovariance } from '../../../analysis/psychometrics/item-covariance.ts';
import { oneFactorMl } from '../../../analysis/psychometrics/one-factor-ml.ts';
import { itemScore } from '../../../analysis/scoring/item-score.ts';
import { casesOf, numberOf, type ReferenceCase } from '../../reference/cases.ts';
import { got } from '../../reference/topics/scale.ts';

const rowsOf = ({ spec, rows }: ReferenceCase) =>
  rows('items').map((row) =>
    (spec.items as string[]).map((id) => {
      const raw = numberOf(row[id]);
      return raw === null ? null : itemScore(raw, spec.reverse.includes(id) ? -1 : 1, { min: spec.min, max: spec.max });
    }),
  );

describe('one factor by maximum likelihood', () => {
  const cases = casesOf('scale');
  it('are there', () => expect(cases.length).toBeGreaterThanOrEqual(7));

  for (const reference of cases) {
    it(`${reference.id}: the one-factor fit is at least as good as lavaan's`, () => {
      const covariance = listwiseCovariance(rowsOf(reference));
      const n = covariance.n;
      const s = got(covariance).map((row) => row.map((value) => (value * (n - 1)) / n));
      const { loadings, residualVariances } = reference.expected.omega.mlCovariance;
      const names: string[] = reference.spec.items;
      const implied = names.map((a, i) => names.map((b, j) => loadings[a] * loadings[b] + (i === j ? residualVariances[a] : 0)));
      const sigma = inverseSymmetric(implied);
      const own = inverseSymmetric(s);
      if (!sigma || !own) throw new Error('the case has a singular matrix');
      const trace = s.reduce((sum, row, i) => sum + row.reduce((t, value, j) => t + value * (sigma.inverse[j]?.[i] ?? 0), 0), 0);
      const theirs = sigma.logDeterminant + trace - own.logDeterminant - names.length;
      expect(got(oneFactorMl(got(covariance), n)).discrepancy).toBeLessThanOrEqual(theirs + 1e-13);
    });
  }
});
