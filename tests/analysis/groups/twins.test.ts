/** Exact tests and analyses of variance against literal twins: every division, every sign, the sums of squares as the textbook writes them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { permutationPValue } from '../../../analysis/comparison/permutation-p-value.ts';
import { friedman } from '../../../analysis/groups/friedman.ts';
import { kruskalWallis } from '../../../analysis/groups/kruskal-wallis.ts';
import { mannWhitney } from '../../../analysis/groups/mann-whitney.ts';
import { oneWayAnova } from '../../../analysis/groups/one-way-anova.ts';
import { benjaminiYekutieli, bonferroni, hochberg } from '../../../analysis/groups/p-adjust.ts';
import { pairedEffectSizes } from '../../../analysis/groups/paired-effect-sizes.ts';
import { pairedT } from '../../../analysis/groups/paired-t.ts';
import { midranks } from '../../../analysis/groups/ranks.ts';
import { repeatedMeasures } from '../../../analysis/groups/repeated-measures.ts';
import { studentT } from '../../../analysis/groups/student-t.ts';
import { wilcoxonSignedRank } from '../../../analysis/groups/wilcoxon-signed-rank.ts';

const runs = { numRuns: 1000 };
/** few values, so that ties and constants are common; sizes from nothing upwards */
const values = (most: number, least = 0) => fc.array(fc.integer({ min: 1, max: 5 }), { minLength: least, maxLength: most });

/** Every way to choose `size` positions out of n. */
const choices = (n: number, size: number, start = 0): number[][] =>
  size === 0
    ? [[]]
    : Array.from({ length: Math.max(0, n - start) }, (_, i) => start + i).flatMap((i) =>
        choices(n, size - 1, i + 1).map((rest) => [i, ...rest]),
      );

const mean = (x: readonly number[]) => x.reduce((s, v) => s + v, 0) / x.length;
const noNaN = (x: unknown): void => expect(JSON.stringify(x)).not.toMatch(/null/);

describe('exact tests', () => {
  it('permutation: the share of all divisions, counted one by one in whole numbers', () => {
    fc.assert(
      fc.property(values(6), values(6), (a, b) => {
        const found = permutationPValue(a, b);
        if (a.length === 0 || b.length === 0) {
          expect(found.missing).toBe('tooFew');
          return;
        }
        const all = [...a, ...b];
        const total = all.reduce((s, v) => s + v, 0);
        // n₁n₂ times the difference of means is a whole number
        const scaled = (sum: number) => sum * b.length - (total - sum) * a.length;
        const observed = Math.abs(scaled(a.reduce((s, v) => s + v, 0)));
        const every = choices(all.length, a.length).map((c) => Math.abs(scaled(c.reduce((s, i) => s + all[i]!, 0))));
        const extreme = every.filter((d) => d >= observed).length;
        expect(found.value).toMatchObject({ countAsExtreme: extreme, divisions: every.length, exact: true });
        expect(found.value!.p).toBeCloseTo(extreme / every.length, 14);
      }),
      runs,
    );
  });

  it('Mann–Whitney: the share of all divisions of the midranks, and U by counting pairs', () => {
    fc.assert(
      fc.property(values(6), values(6), (a, b) => {
        const found = mannWhitney(a, b);
        if (a.length === 0 || b.length === 0) {
          expect(found.missing).toBe('tooFew');
          return;
        }
        let u1 = 0;
        for (const x of a) for (const y of b) u1 += x > y ? 1 : x === y ? 0.5 : 0;
        const { ranks } = midranks([...a, ...b]);
        const centre = (a.length * (ranks.length + 1)) / 2;
        const away = (c: readonly number[]) => Math.abs(c.reduce((s, i) => s + ranks[i]!, 0) - centre);
        const observed = away(a.map((_, i) => i));
        const every = choices(ranks.length, a.length).map(away);
        expect(found.value!.u1).toBeCloseTo(u1, 12);
        expect(found.value!.pExact).toBeCloseTo(every.filter((d) => d >= observed - 1e-9).length / every.length, 12);
        expect(found.value!.probabilitySuperiority).toBeCloseTo(u1 / (a.length * b.length), 12);
        noNaN(found);
      }),
      runs,
    );
  });

  it('Wilcoxon: the share of all signs', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })), { maxLength: 8 }),
        (pairs) => {
          const found = wilcoxonSignedRank(
            pairs.map((p) => p[0]),
            pairs.map((p) => p[1]),
          );
          const moved = pairs.map(([x, y]) => y - x).filter((d) => d !== 0);
          if (moved.length === 0) {
            expect(found.missing).toBe(pairs.length === 0 ? 'tooFew' : 'noVariance');
            return;
          }
          const { ranks } = midranks(moved.map(Math.abs));
          const centre = ranks.reduce((s, r) => s + r, 0) / 2;
          const v = ranks.reduce((s, r, i) => s + (moved[i]! > 0 ? r : 0), 0);
          let far = 0;
          for (let signs = 0; signs < 2 ** moved.length; signs++) {
            const sum = ranks.reduce((s, r, i) => s + ((signs >> i) & 1 ? r : 0), 0);
            if (Math.abs(sum - centre) >= Math.abs(v - centre) - 1e-9) far++;
          }
          expect(found.value!.v).toBeCloseTo(v, 12);
          expect(found.value!.pExact).toBeCloseTo(far / 2 ** moved.length, 12);
        },
      ),
      runs,
    );
  });
});

describe('analyses of variance', () => {
  it('two groups: F = t², and paired t of two occasions is the within effect', () => {
    fc.assert(
      fc.property(values(8, 2), values(8, 2), (a, b) => {
        const t = studentT(a, b);
        const f = oneWayAnova([a, b]);
        expect(t.missing).toBe(f.missing);
        if (t.missing || f.missing) return;
        expect(f.value.f).toBeCloseTo(t.value.t ** 2, 8);
        expect(f.value.p).toBeCloseTo(t.value.p, 10);
        const n = Math.min(a.length, b.length);
        const rows = Array.from({ length: n }, (_, i) => [a[i]!, b[i]!]);
        const within = repeatedMeasures([rows]);
        const paired = pairedT(a.slice(0, n), b.slice(0, n));
        if (!within.missing && !paired.missing) expect(within.value.within.f).toBeCloseTo(paired.value.t ** 2, 8);
      }),
      runs,
    );
  });

  it('repeated measures of one group: the sums of squares of the two-way table', () => {
    const table = fc
      .integer({ min: 2, max: 4 })
      .chain((k) =>
        fc.array(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: k, maxLength: k }), { minLength: 2, maxLength: 8 }),
      );
    fc.assert(
      fc.property(table, (rows) => {
        const found = repeatedMeasures([rows]);
        const k = rows[0]!.length;
        const all = mean(rows.flat());
        const columns = Array.from({ length: k }, (_, j) => mean(rows.map((r) => r[j]!)));
        const persons = rows.map(mean);
        const ssWithin = rows.length * columns.reduce((s, m) => s + (m - all) ** 2, 0);
        let ssError = 0;
        rows.forEach((r, i) => r.forEach((x, j) => (ssError += (x - persons[i]! - columns[j]! + all) ** 2)));
        const ssPersons = k * persons.reduce((s, m) => s + (m - all) ** 2, 0);
        if (found.missing) {
          expect(Math.min(ssError, ssPersons)).toBeLessThan(1e-9);
          return;
        }
        expect(found.value.within.ss).toBeCloseTo(ssWithin, 8);
        expect(found.value.within.ssError).toBeCloseTo(ssError, 8);
        expect(found.value.intercept.ssError).toBeCloseTo(ssPersons, 8);
        const correction = found.value.within.corrected;
        expect(
          correction === undefined ||
            correction.sphericity.huynhFeldt === null ||
            Number.isFinite(correction.sphericity.huynhFeldt),
        ).toBe(true);
        expect(found.value.within.p).toBeGreaterThanOrEqual(0);
      }),
      runs,
    );
  });

  it('Kruskal–Wallis of two groups is Mann–Whitney squared; Friedman says why it is absent', () => {
    fc.assert(
      fc.property(values(7, 1), values(7, 1), (a, b) => {
        const h = kruskalWallis([a, b]);
        if (h.missing) return;
        const u = mannWhitney(a, b).value!;
        expect(h.value.p).toBeCloseTo(u.pNormal, 9);
      }),
      runs,
    );
    expect(friedman([[1, 2, 3]]).missing).toBe('tooFew');
    expect(
      friedman([
        [2, 2],
        [3, 3],
      ]).missing,
    ).toBe('noVariance');
    expect(
      kruskalWallis([
        [1, 1],
        [1, 1],
      ]).missing,
    ).toBe('noVariance');
    expect(pairedEffectSizes([1, 2], [2, 3]).missing).toBe('tooFew');
    expect(pairedT([1, 2, 3], [2, 3, 4]).missing).toBe('noVariance');
  });
});

it('adjusted p-values: by their definition, in any order, missing ones apart', () => {
  const p = fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null }), { maxLength: 12 });
  fc.assert(
    fc.property(p, (list) => {
      const there = list.filter((x): x is number => x !== null);
      const m = there.length;
      const harmonic = Array.from({ length: m }, (_, i) => 1 / (i + 1)).reduce((s, x) => s + x, 0);
      /** literally: the smallest over all p at least as large */
      const literal = (x: number, factor: (rank: number) => number) =>
        Math.min(1, ...there.filter((y) => y >= x).map((y) => factor(there.filter((z) => z <= y).length) * y));
      list.forEach((x, i) => {
        if (x === null) {
          for (const adjusted of [bonferroni, hochberg, benjaminiYekutieli]) expect(adjusted(list)[i]).toBeNull();
          return;
        }
        expect(bonferroni(list)[i]).toBeCloseTo(Math.min(1, m * x), 12);
        expect(hochberg(list)[i]).toBeCloseTo(
          literal(x, (rank) => m - rank + 1),
          12,
        );
        expect(benjaminiYekutieli(list)[i]).toBeCloseTo(
          literal(x, (rank) => (m * harmonic) / rank),
          12,
        );
      });
    }),
    runs,
  );
});
