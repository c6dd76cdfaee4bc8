import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correlation } from '../../../analysis/comparison/all-schools-correlation.ts';
import { benjaminiHochberg } from '../../../analysis/comparison/benjamini-hochberg.ts';
import { cliffsDelta } from '../../../analysis/comparison/cliffs-delta.ts';
import { hedgesG } from '../../../analysis/comparison/hedges-g.ts';
import { holm } from '../../../analysis/comparison/holm.ts';
import { minimumDetectableEffect } from '../../../analysis/comparison/minimum-detectable-effect.ts';
import { combinations, permutationPValue } from '../../../analysis/comparison/permutation-p-value.ts';
import { welch } from '../../../analysis/comparison/welch.ts';
import { noncentralTLower, noncentralTUpper, tQuantile } from '../../../analysis/distributions.ts';

// domain.md §4.6, test vector
const a = [3.9, 4.1, 3.7, 4.3, 4.0];
const b = [3.5, 3.8, 3.4, 3.9, 3.6];

/** Every division, one by one, in whole numbers: what the fast walk must count. */
function slowCount(first: readonly number[], second: readonly number[]): { extreme: number; upper: number; lower: number } {
  const all = [...first, ...second];
  const sum = (list: readonly number[]) => list.reduce((x, y) => x + y, 0);
  // n₁n₂ times the difference of means is whole when the values are
  const scaled = (own: number) => own * second.length - (sum(all) - own) * first.length;
  const observed = scaled(sum(first));
  const count = { extreme: 0, upper: 0, lower: 0 };
  for (let mask = 0; mask < 2 ** all.length; mask++) {
    const own = all.filter((_, i) => (mask >> i) & 1);
    if (own.length !== first.length) continue;
    const d = scaled(sum(own));
    if (Math.abs(d) >= Math.abs(observed)) count.extreme++;
    if (d >= observed) count.upper++;
    if (d <= observed) count.lower++;
  }
  return count;
}

describe('Hedges’ g and its neighbours', () => {
  it('give the worked example', () => {
    const g = hedgesG(a, b).value!;
    expect(g.cohensD).toBeCloseTo(1.6695, 4);
    expect(g.correction).toBeCloseTo(0.9027, 4);
    expect(g.hedgesG).toBeCloseTo(1.507, 4);
    expect(cliffsDelta(a, b).value).toBeCloseTo(0.8, 12);
    expect(permutationPValue(a, b).value).toMatchObject({ countAsExtreme: 12, divisions: 252, exact: true });
    expect(permutationPValue(a, b).value!.p).toBeCloseTo(0.0476, 4);
    expect(welch(a, b).value!.difference).toBeCloseTo(0.36, 12);
  });

  it('has limits under which the observed t is just not surprising', () => {
    const { lower, upper, cohensD, correction } = hedgesG(a, b).value!;
    const unit = Math.sqrt(2 / 5);
    const t = cohensD / unit;
    expect(noncentralTUpper(t, 8, lower / correction / unit)).toBeCloseTo(0.025, 9);
    expect(noncentralTLower(t, 8, upper / correction / unit)).toBeCloseTo(0.025, 9);
  });

  it('turn their sign with the groups', () => {
    const values = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(values, values, (x, y) => {
        const [there, back] = [hedgesG(x, y), hedgesG(y, x)];
        expect(there.missing).toBe(back.missing);
        expect(there.value?.hedgesG ?? 0).toBeCloseTo(-(back.value?.hedgesG ?? 0), 10);
        expect(there.value?.lower ?? 0).toBeCloseTo(-(back.value?.upper ?? 0), 7);
        expect(cliffsDelta(x, y).value).toBeCloseTo(-cliffsDelta(y, x).value!, 12);
      }),
      { numRuns: 1000 },
    );
  });

  it('say why they are absent', () => {
    expect(hedgesG([1], [1, 2, 3]).missing).toBe('tooFew');
    expect(hedgesG([0.1 + 0.2, 0.3], [0.3, 0.3]).missing).toBe('noVariance');
    expect(welch([2, 2], [3, 3]).missing).toBe('noVariance');
    expect(welch([2], []).missing).toBe('tooFew');
    expect(cliffsDelta([], [1]).missing).toBe('tooFew');
    expect(permutationPValue([], [1]).missing).toBe('tooFew');
  });

  it('count equal values on paper as ties', () => {
    expect(cliffsDelta([0.1 + 0.2], [0.3]).value).toBe(0);
  });
});

describe('permutation', () => {
  it('counts what the slow twin counts, ties and unequal groups included', () => {
    const values = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(values, values, (x, y) => {
        const slow = slowCount(x, y);
        // tenths: sums that are equal on paper differ in the last bit
        const fast = permutationPValue(
          x.map((v) => v / 10),
          y.map((v) => v / 10),
        ).value!;
        expect([fast.countAsExtreme, fast.countUpper, fast.countLower]).toEqual([slow.extreme, slow.upper, slow.lower]);
        expect(fast.p).toBe(slow.extreme / combinations(x.length + y.length, x.length));
      }),
    );
  });

  it('is certain of nothing where all values are equal', () => {
    expect(permutationPValue([0.3, 0.3, 0.1 + 0.2], [0.3, 0.3]).value).toMatchObject({ p: 1, exact: true });
  });

  it('walks all 184,756 divisions of ten and ten, and draws 9,999 beyond 200,000', () => {
    const x = Array.from({ length: 12 }, (_, i) => Math.sin(i));
    const y = Array.from({ length: 12 }, (_, i) => Math.cos(i * i) + 0.3);
    expect(permutationPValue(x.slice(0, 10), y.slice(0, 10)).value).toMatchObject({ exact: true, divisions: 184_756 });
    const random = permutationPValue(x, y, 7).value!;
    expect(random).toMatchObject({ exact: false, divisions: 9_999 });
    expect(random.p).toBe((random.countAsExtreme + 1) / 10_000);
    expect(permutationPValue(x, y, 7).value).toEqual(random);
    // ten of each, drawn and walked, differ by no more than the draw allows
    const exact = permutationPValue(x.slice(0, 11), y.slice(0, 10)).value!;
    expect(exact.exact).toBe(false);
    expect(permutationPValue(x.slice(0, 11), y.slice(0, 10), 8).value!.p).toBeCloseTo(exact.p, 1);
  });

  it('knows how many divisions there are', () => {
    expect(combinations(20, 10)).toBe(184_756);
    expect(combinations(5, 0)).toBe(1);
    expect(combinations(24, 12, 200_000)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('adjustment for several p-values', () => {
  it('gives the worked example', () => {
    const p = [0.003, 0.02, 0.04, 0.3, 0.011];
    const rounded = (list: (number | null)[]) => list.map((x) => x && Number(x.toFixed(4)));
    expect(rounded(holm(p))).toEqual([0.015, 0.06, 0.08, 0.3, 0.044]);
    expect(rounded(benjaminiHochberg(p))).toEqual([0.015, 0.0333, 0.05, 0.3, 0.0275]);
  });

  it('leaves a missing p out of the count', () => {
    expect(holm([0.01, null, 0.04])).toEqual([0.02, null, 0.04]);
    expect(benjaminiHochberg([null, 0.01, 0.02])).toEqual([null, 0.02, 0.02]);
    expect(holm([])).toEqual([]);
  });
});

describe('minimum detectable effect', () => {
  it('gives the figures of domain.md §4.6', () => {
    expect(minimumDetectableEffect(10, 10).value).toBeCloseTo(1.3249474, 7);
    expect(minimumDetectableEffect(8, 8).value).toBeCloseTo(1.51, 2);
    expect(minimumDetectableEffect(5, 5).value).toBeCloseTo(2.02, 2);
    expect(minimumDetectableEffect(20, 20).value).toBeCloseTo(0.91, 2);
    expect(minimumDetectableEffect(10, 10, 0.05 / 9).value).toBeCloseTo(1.81, 2);
    expect(minimumDetectableEffect(1, 10).missing).toBe('tooFew');
  });

  it('counts both tails', () => {
    const delta = minimumDetectableEffect(6, 9, 0.2, 0.3).value!;
    const [critical, shift] = [tQuantile(0.9, 13), delta * Math.sqrt(54 / 15)];
    expect(noncentralTUpper(critical, 13, shift) + noncentralTLower(-critical, 13, shift)).toBeCloseTo(0.3, 9);
  });
});

describe('correlation over all schools', () => {
  it('has Fisher’s interval', () => {
    const { r, lower, upper } = correlation([1, 2, 3, 4, 5, 6], [2, 1, 4, 3, 7, 5]).value!;
    expect(Math.atanh(upper) - Math.atanh(r)).toBeCloseTo(1.959964 / Math.sqrt(3), 6);
    expect(Math.atanh(r) - Math.atanh(lower)).toBeCloseTo(1.959964 / Math.sqrt(3), 6);
  });

  it('needs four schools and variance', () => {
    expect(correlation([1, 2, 3], [1, 2, 4]).missing).toBe('tooFew');
    expect(correlation([1, 1, 1, 1], [1, 2, 3, 4]).missing).toBe('noVariance');
    expect(correlation([1, 2, 3, 4], [2, 4, 6, 8]).value).toEqual({ r: 1, lower: 1, upper: 1 });
  });
});
