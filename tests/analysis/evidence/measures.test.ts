/** Shares, Fisher's test and kappa against vectors worked elsewhere, literal twins and properties. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialInterval } from '../../../analysis/evidence/binomial-interval.ts';
import { cohensKappa } from '../../../analysis/evidence/cohens-kappa.ts';
import { fishersExact } from '../../../analysis/evidence/fishers-exact.ts';

const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
const binomial = (x: number, n: number, p: number): number => choose(n, x) * p ** x * (1 - p) ** (n - x);
const counts = fc
  .tuple(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 1, max: 14 }))
  .chain(([n1, n2]) =>
    fc.tuple(fc.integer({ min: 0, max: n1 }), fc.constant(n1), fc.integer({ min: 0, max: n2 }), fc.constant(n2)),
  );

describe('the exact interval of a share', () => {
  it.each([
    [16, 20, 0.5634, 0.9427],
    [5, 10, 0.1871, 0.8129],
    [0, 10, 0, 0.3085],
    [10, 10, 0.6915, 1],
  ])('%i of %i is %f to %f (R: binom.test)', (k, n, lower, upper) => {
    const found = binomialInterval(k, n).value!;
    expect(found.lower).toBeCloseTo(lower, 4);
    expect(found.upper).toBeCloseTo(upper, 4);
  });

  it('each limit leaves 2.5 % of the binomial beyond the count', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 25 }), fc.nat(25), (n, drawn) => {
        const k = drawn % (n + 1);
        const { lower, upper } = binomialInterval(k, n).value!;
        const tail = (p: number, keep: (x: number) => boolean) =>
          Array.from({ length: n + 1 }, (_, x) => (keep(x) ? binomial(x, n, p) : 0)).reduce((a, b) => a + b, 0);
        if (k > 0) expect(tail(lower, (x) => x >= k)).toBeCloseTo(0.025, 9);
        if (k < n) expect(tail(upper, (x) => x <= k)).toBeCloseTo(0.025, 9);
        expect(lower).toBeLessThanOrEqual(k / n);
        expect(upper).toBeGreaterThanOrEqual(k / n);
      }),
      { numRuns: 60 },
    );
  });

  it('of nobody there is none, and what is no count is a mistake', () => {
    expect(binomialInterval(0, 0)).toEqual({ missing: 'tooFew', n: 0 });
    expect(() => binomialInterval(3, 2)).toThrow(RangeError);
  });
});

describe('Fisher’s exact test', () => {
  it.each([
    [5, 10, 1, 10, 0.1409],
    [5, 10, 0, 10, 0.0325],
    [3, 4, 1, 4, 0.4857],
  ])('%i of %i against %i of %i: p = %f', (a, n1, b, n2, p) => {
    expect(fishersExact(a, n1, b, n2).value!.p).toBeCloseTo(p, 4);
  });

  it('gives the odds ratio and limits of the lady tasting tea as R prints them', () => {
    const found = fishersExact(3, 4, 1, 4).value!;
    expect(found.oddsRatio).toBeCloseTo(6.408309, 4);
    // R searches its limits with a wide tolerance; the next test holds ours to their definition
    expect(found.lower! / 0.2117329).toBeCloseTo(1, 3);
    expect(found.upper! / 621.9337505).toBeCloseTo(1, 1);
  });

  it('each limit of the odds ratio leaves 2.5 % of the noncentral hypergeometric beyond the count (literal twin)', () => {
    fc.assert(
      fc.property(counts, ([a, n1, b, n2]) => {
        const { lower, upper, oddsRatio } = fishersExact(a, n1, b, n2).value!;
        const xs = Array.from({ length: n1 + 1 }, (_, x) => x).filter((x) => x <= a + b && a + b - x <= n2);
        const of = (odds: number, f: (x: number) => number) => {
          const weight = (x: number) => choose(n1, x) * choose(n2, a + b - x) * odds ** x;
          return xs.reduce((sum, x) => sum + weight(x) * f(x), 0) / xs.reduce((sum, x) => sum + weight(x), 0);
        };
        if (lower) expect(of(lower, (x) => (x >= a ? 1 : 0))).toBeCloseTo(0.025, 9);
        if (upper) expect(of(upper, (x) => (x <= a ? 1 : 0))).toBeCloseTo(0.025, 9);
        if (oddsRatio) expect(of(oddsRatio, (x) => x)).toBeCloseTo(a, 8);
      }),
      { numRuns: 60 },
    );
  });

  it('p is the sum over all tables with these margins that are no likelier (literal twin)', () => {
    fc.assert(
      fc.property(counts, ([a, n1, b, n2]) => {
        const chance = (x: number) => (choose(n1, x) * choose(n2, a + b - x)) / choose(n1 + n2, a + b);
        let p = 0;
        for (let x = 0; x <= n1; x++) {
          if (x > a + b || a + b - x > n2) continue;
          if (chance(x) <= chance(a) * (1 + 1e-7)) p += chance(x);
        }
        expect(fishersExact(a, n1, b, n2).value!.p).toBeCloseTo(Math.min(1, p), 10);
      }),
      { numRuns: 100 },
    );
  });

  it('is the same from either side, and the odds ratio turns over', () => {
    fc.assert(
      fc.property(counts, ([a, n1, b, n2]) => {
        const [one, other] = [fishersExact(a, n1, b, n2).value!, fishersExact(b, n2, a, n1).value!];
        expect(other.p).toBeCloseTo(one.p, 10);
        if (one.oddsRatio !== null && other.oddsRatio !== null) expect(one.oddsRatio * other.oddsRatio).toBeCloseTo(1, 6);
        if (one.oddsRatio !== null && one.lower !== null) expect(one.lower).toBeLessThanOrEqual(one.oddsRatio);
      }),
      { numRuns: 60 },
    );
  });

  it('all or none: p is 1 and there is no odds ratio; a group of nobody gives none at all', () => {
    expect(fishersExact(0, 5, 0, 5).value).toEqual({ p: 1, oddsRatio: null, lower: null, upper: null });
    expect(fishersExact(0, 0, 1, 5)).toEqual({ missing: 'tooFew', n: 5 });
  });
});

describe('Cohen’s kappa', () => {
  /** row = first coder, column = second coder */
  const pairsOf = (table: readonly (readonly number[])[]) =>
    table.flatMap((row, i) => row.flatMap((n, j) => Array.from({ length: n }, () => [`${i}`, `${j}`] as const)));

  it('20, 5, 10, 15 give .40 by hand: p_o = .70, p_e = .50', () => {
    const { kappa, agreement } = cohensKappa(
      pairsOf([
        [20, 5],
        [10, 15],
      ]),
    ).value!;
    expect(kappa).toBeCloseTo(0.4, 12);
    expect(agreement).toBeCloseTo(0.7, 12);
  });

  it('has the error of the delta method on the table of Fleiss, Cohen & Everitt (numerical twin)', () => {
    const table = [
      [106, 10, 4],
      [22, 28, 10],
      [2, 12, 6],
    ];
    const { kappa, se } = cohensKappa(pairsOf(table)).value!;
    expect(kappa).toBeCloseTo(0.429, 3);
    const n = 200;
    const p = table.map((row) => row.map((x) => x / n));
    const kappaOf = (q: readonly (readonly number[])[]): number => {
      const po = q.reduce((s, row, i) => s + row[i]!, 0);
      const pe = q.reduce((s, row, i) => s + row.reduce((a, b) => a + b, 0) * q.reduce((a, r) => a + r[i]!, 0), 0);
      return (po - pe) / (1 - pe);
    };
    const h = 1e-6;
    const slope = p.map((row, i) =>
      row.map((_, j) => (kappaOf(p.map((r, k) => r.map((x, l) => x + (k === i && l === j ? h : 0)))) - kappaOf(p)) / h),
    );
    const mean = (f: (d: number) => number) =>
      p.reduce((s, row, i) => s + row.reduce((t, x, j) => t + x * f(slope[i]![j]!), 0), 0);
    expect(se).toBeCloseTo(Math.sqrt((mean((d) => d * d) - mean((d) => d) ** 2) / n), 5);
  });

  it('is the same when the coders change places and when codes are renamed', () => {
    const code = fc.constantFrom('a', 'b', 'c');
    fc.assert(
      fc.property(fc.array(fc.tuple(code, code), { minLength: 2, maxLength: 30 }), (pairs) => {
        const own = cohensKappa(pairs);
        const turned = cohensKappa(pairs.map(([a, b]) => [`x${b}`, `x${a}`] as const));
        expect(turned.missing).toBe(own.missing);
        if (own.value === undefined || turned.value === undefined) return;
        expect(turned.value.kappa).toBeCloseTo(own.value.kappa, 10);
        expect(turned.value.se).toBeCloseTo(own.value.se, 10);
        expect(own.value.kappa).toBeLessThanOrEqual(1);
      }),
      { numRuns: 80 },
    );
  });

  it('full agreement is 1 without an interval; one code throughout says nothing', () => {
    expect(
      cohensKappa([
        ['a', 'a'],
        ['b', 'b'],
      ]).value,
    ).toEqual({ kappa: 1, agreement: 1, se: 0, lower: null, upper: null });
    expect(
      cohensKappa([
        ['a', 'a'],
        ['a', 'a'],
      ]),
    ).toEqual({ missing: 'noVariance', n: 2 });
    expect(cohensKappa([['a', 'b']])).toEqual({ missing: 'tooFew', n: 1 });
  });
});
