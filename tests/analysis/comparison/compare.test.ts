import { describe, expect, it } from 'vitest';
import { adjustedDifference } from '../../../analysis/comparison/adjusted-difference.ts';
import { type Candidate, compareGroups } from '../../../analysis/comparison/compare.ts';
import { hedgesG } from '../../../analysis/comparison/hedges-g.ts';
import { minimumDetectableEffect } from '../../../analysis/comparison/minimum-detectable-effect.ts';
import { permutationPValue } from '../../../analysis/comparison/permutation-p-value.ts';
import { hedgesCorrection } from '../../../analysis/distributions.ts';
import { leastSquares } from '../../../analysis/linear.ts';
import { seededRandom } from '../../../analysis/random.ts';

const random = seededRandom(4);
const ids = Array.from({ length: 24 }, (_, i) => `s${String(i).padStart(2, '0')}`);
const effects = new Map(ids.map((id, i) => [id, (12 - i) / 10]));
const groups = { high: ids.slice(0, 6), low: ids.slice(18).reverse() };
const noise = (slope = 0) => new Map(ids.map((id) => [id, slope * effects.get(id)! + random.normal()]));

const candidate = (measure: string, given: Partial<Candidate> = {}): Candidate => ({
  measure,
  wave: 'T3',
  row: 'level',
  timing: 'concurrent',
  family: 'exploratory',
  values: noise(),
  ...given,
});

describe('adjusted difference', () => {
  const schools = Array.from({ length: 13 }, () => {
    const first = random.normal();
    return { first, last: 0.6 * first + random.normal(0, 0.7) };
  });
  const [group, other] = [schools.slice(0, 6), schools.slice(6)];
  const result = adjustedDifference(group, other).value!;

  it('is the coefficient of group beside the first wave', () => {
    const fit = leastSquares(
      schools.map((s, i) => [1, i < 6 ? 1 : 0, s.first]),
      schools.map((s) => s.last),
    )!;
    expect(result.difference).toBeCloseTo(fit.coefficients[1]!, 10);
    expect(result.meanFirstGroup - result.meanSecondGroup).toBeCloseTo(result.difference, 10);
    const pooled = hedgesG(
      group.map((s) => s.last),
      other.map((s) => s.last),
    ).value!;
    const sd = (group.reduce((x, s) => x + s.last, 0) / 6 - other.reduce((x, s) => x + s.last, 0) / 7) / pooled.cohensD;
    expect(result.hedgesG).toBeCloseTo((hedgesCorrection(11) * result.difference) / sd, 10);
    expect(result.lower).toBeLessThan(result.hedgesG);
    expect(result.upper).toBeGreaterThan(result.hedgesG);
  });

  it('permutes the residuals of last on first', () => {
    const fit = leastSquares(
      schools.map((s) => [1, s.first]),
      schools.map((s) => s.last),
    )!;
    const expected = permutationPValue(fit.residuals.slice(0, 6), fit.residuals.slice(6)).value!;
    expect(result.permutation.p).toBe(expected.p);
  });

  it('is absent where the first wave or the rest does not vary', () => {
    const flat = (first: number, last: number) => [0, 1, 2].map((i) => ({ first: first * i, last: last * i }));
    expect(adjustedDifference(flat(0, 1), flat(0, 1)).missing).toBe('noVariance');
    expect(adjustedDifference(flat(1, 1), flat(1, 1)).missing).toBe('noVariance');
    expect(adjustedDifference(flat(1, 1).slice(2), flat(1, 1)).missing).toBe('tooFew');
  });
});

describe('rows of the comparison', () => {
  const first = noise();
  const last = new Map([...first].map(([id, x]) => [id, x + random.normal(0, 0.3)]));
  const candidates = [
    candidate('size', { row: 'balance', family: 'balance', wave: '' }),
    candidate('culture.total', { family: 'confirmatory', values: noise(2) }),
    candidate('goals.density', { family: 'network' }),
    candidate('goals.arcReciprocity', { family: 'network' }),
    candidate('goals.indegreeCentralization', { family: 'network', values: new Map([...noise()].slice(1, 20)) }),
    candidate('attitude.total'),
    candidate('attitude.total', { wave: 'T1..T3', row: 'adjusted', values: last, first }),
    candidate('empty', { values: new Map() }),
    candidate('constant', { values: new Map(ids.map((id) => [id, 3])) }),
  ];
  const others = [
    { selection: 'k4', groups: { high: ids.slice(0, 4), low: ids.slice(20) } },
    { selection: 'k13', groups: null },
  ];
  const rows = compareGroups(candidates, groups, others, effects, 1);
  const row = (measure: string, kind = 'level') => rows.find((r) => r.measure === measure && r.row === kind)!;

  it('adjusts within each family and leaves balance rows untested', () => {
    const network = rows.filter((r) => r.family === 'network');
    expect(network.map((r) => r.adjustment)).toEqual(['holm', 'holm', 'holm']);
    const smallest = [...network].sort((x, y) => x.pPermutation! - y.pPermutation!)[0]!;
    expect(smallest.pAdjusted).toBeCloseTo(Math.min(1, 3 * smallest.pPermutation!), 12);
    expect(row('culture.total').pAdjusted).toBe(row('culture.total').pPermutation);
    expect(row('attitude.total').adjustment).toBe('bh');
    expect(row('size', 'balance')).toMatchObject({
      adjustment: 'none',
      pPermutation: null,
      pAdjusted: null,
      ciLow: null,
      detectable: null,
      rAll: null,
      sensitivity: [],
    });
    expect(row('size', 'balance').hedgesG).not.toBeNull();
  });

  it('gives high minus low with what could have been found', () => {
    const culture = row('culture.total');
    expect(culture.difference).toBeCloseTo(culture.meanHigh! - culture.meanLow!, 12);
    expect(culture.hedgesG!).toBeGreaterThan(0);
    expect(culture.detectable).toBe(minimumDetectableEffect(6, 6).value);
    expect(culture.detectableInFamily).toBe(culture.detectable);
    expect(row('goals.density').detectableInFamily).toBe(minimumDetectableEffect(6, 6, 0.05 / 3).value);
    expect(row('attitude.total').detectableInFamily).toBeNull();
    expect(culture.withinHalfSd).toBe(false);
    expect([culture.nAll, culture.rAllLower! < culture.rAll!]).toEqual([24, true]);
  });

  it('counts schools without the measure', () => {
    const part = row('goals.indegreeCentralization');
    expect([part.nHigh, part.nLow, part.missingHigh, part.missingLow, part.nAll]).toEqual([5, 2, 1, 4, 19]);
    expect(row('empty')).toMatchObject({ nHigh: 0, missingHigh: 6, meanHigh: null, pPermutation: null, why: 'notObserved' });
    expect(row('constant')).toMatchObject({ hedgesG: null, pPermutation: 1, why: 'noVariance', rAll: null });
  });

  it('repeats the row with other selections', () => {
    const [smaller, larger] = row('attitude.total').sensitivity;
    const values = candidates[5]!.values;
    const expected = hedgesG(
      ids.slice(0, 4).map((id) => values.get(id)!),
      ids.slice(20).map((id) => values.get(id)!),
    ).value!.hedgesG;
    expect(smaller).toMatchObject({ selection: 'k4', hedgesG: expected });
    expect(larger).toEqual({ selection: 'k13', hedgesG: null, pPermutation: null });
  });

  it('keeps order and Welch apart from an adjusted row', () => {
    expect(row('attitude.total', 'adjusted')).toMatchObject({
      cliffsDelta: null,
      welchLower: null,
      rAll: null,
      meanMiddle: null,
    });
    expect(row('attitude.total', 'adjusted').pPermutation).not.toBeNull();
  });
});
