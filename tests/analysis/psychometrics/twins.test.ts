/** Alpha and omega against slow, literal versions on random small tables, with ties, constants and few rows. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alphaIfDropped } from '../../../analysis/psychometrics/alpha-if-dropped.ts';
import { alphaStandardised } from '../../../analysis/psychometrics/alpha-standardised.ts';
import { cronbachAlpha } from '../../../analysis/psychometrics/cronbach-alpha.ts';
import { feldtInterval } from '../../../analysis/psychometrics/feldt-interval.ts';
import { listwiseCovariance } from '../../../analysis/psychometrics/item-covariance.ts';
import { itemRestCorrelation } from '../../../analysis/psychometrics/item-rest-correlation.ts';
import { omegaTotal } from '../../../analysis/psychometrics/omega-total.ts';
import { omegaTotalMinres } from '../../../analysis/psychometrics/omega-total-minres.ts';
import { oneFactorMl } from '../../../analysis/psychometrics/one-factor-ml.ts';

const cell = fc.option(fc.integer({ min: 1, max: 5 }), { nil: null, freq: 12 });
const table = fc
  .integer({ min: 1, max: 6 })
  .chain((items) => fc.array(fc.array(cell, { minLength: items, maxLength: items }), { maxLength: 12 }));

/** The textbook: one variance an item, one of the sum. */
const literalAlpha = (rows: readonly (readonly (number | null)[])[]): number => {
  const complete = rows.filter((row) => row.every((value) => value !== null)) as number[][];
  const n = complete.length;
  const k = rows[0]?.length ?? 0;
  const variance = (values: number[]) => {
    const mean = values.reduce((a, b) => a + b, 0) / n;
    return values.reduce((a, b) => a + (b - mean) ** 2, 0) / (n - 1);
  };
  const items = Array.from({ length: k }, (_, i) => variance(complete.map((row) => row[i] as number)));
  const total = variance(complete.map((row) => row.reduce((a, b) => a + b, 0)));
  return (k / (k - 1)) * (1 - items.reduce((a, b) => a + b, 0) / total);
};

describe('alpha', () => {
  it('equals the textbook or says why there is none', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const alpha = cronbachAlpha(rows);
        const literal = literalAlpha(rows);
        if (alpha.missing) expect(Number.isFinite(literal) && Math.abs(literal) < 1e9).toBe(false);
        else expect(Math.abs(alpha.value - literal)).toBeLessThan(1e-9 * Math.max(1, Math.abs(literal)));
      }),
      { numRuns: 1000 },
    );
  });

  it('gives reasons, never NaN', () => {
    expect(cronbachAlpha([])).toEqual({ missing: 'tooFew', n: 0 });
    expect(cronbachAlpha([[1, 2]])).toEqual({ missing: 'tooFew', n: 1 });
    expect(cronbachAlpha([[1], [2], [3]])).toEqual({ missing: 'notDefined', n: 3 });
    expect(
      cronbachAlpha([
        [3, 3],
        [3, 3],
        [3, 3],
      ]),
    ).toEqual({ missing: 'noVariance', n: 3 });
    expect(
      cronbachAlpha([
        [1, 5],
        [5, 1],
        [3, 3],
      ]),
    ).toEqual({ missing: 'noVariance', n: 3 });
    expect(
      alphaIfDropped([
        [1, 2],
        [2, 3],
      ]),
    ).toEqual([
      { missing: 'notDefined', n: 2 },
      { missing: 'notDefined', n: 2 },
    ]);
    expect(
      alphaStandardised([
        [1, 3],
        [2, 3],
        [4, 3],
      ]),
    ).toEqual({ missing: 'noVariance', n: 3 });
    expect(
      itemRestCorrelation([
        [1, 3],
        [2, 3],
        [4, 3],
      ]).map((e) => e.missing),
    ).toEqual(['noVariance', 'noVariance']);
    expect(feldtInterval(0.8, 1, 5).missing).toBe('tooFew');
  });
});

/** The ML discrepancy written out, determinant and inverse by elimination. */
const discrepancy = (s: readonly (readonly number[])[], loadings: readonly number[], residuals: readonly number[]): number => {
  const k = s.length;
  const a = loadings.map((x, i) => [
    ...loadings.map((y, j) => x * y + (i === j ? (residuals[i] as number) : 0)),
    ...(s[i] as number[]),
  ]);
  let logDeterminant = 0;
  for (let i = 0; i < k; i++) {
    const pivot = a[i]?.[i] as number;
    if (!(pivot > 0)) return Number.POSITIVE_INFINITY;
    logDeterminant += Math.log(pivot);
    for (let j = 0; j < 2 * k; j++) (a[i] as number[])[j] = (a[i]?.[j] as number) / pivot;
    for (let m = 0; m < k; m++) {
      const factor = a[m]?.[i] as number;
      if (m !== i) for (let j = 0; j < 2 * k; j++) (a[m] as number[])[j] = (a[m]?.[j] as number) - factor * (a[i]?.[j] as number);
    }
  }
  return logDeterminant + s.reduce((sum, _, i) => sum + (a[i]?.[k + i] as number), 0);
};

describe('omega', () => {
  const factorTable = fc.tuple(fc.integer({ min: 3, max: 6 }), fc.integer({ min: 1, max: 1e6 })).map(([items, seed]) => {
    let state = seed;
    const next = () => {
      state = (state * 16807) % 2147483647;
      return state / 2147483647;
    };
    return Array.from({ length: 60 }, () => {
      const common = next() + next() + next();
      return Array.from({ length: items }, () => common + 0.6 * (next() + next() + next()));
    });
  });

  it('stands at a minimum of the literal discrepancy: no step in any direction is better', () => {
    fc.assert(
      fc.property(factorTable, (rows) => {
        const covariance = listwiseCovariance(rows);
        if (covariance.missing) throw new Error(covariance.missing);
        const fit = oneFactorMl(covariance.value, covariance.n);
        if (fit.missing) throw new Error(fit.missing);
        const s = covariance.value.map((row) => row.map((value) => (value * 59) / 60));
        const { loadings, residualVariances } = fit.value;
        const at = discrepancy(s, loadings, residualVariances);
        for (let i = 0; i < loadings.length; i++) {
          for (const h of [-1e-3, 1e-3]) {
            expect(
              discrepancy(
                s,
                loadings.map((l, j) => (i === j ? l + h : l)),
                residualVariances,
              ),
            ).toBeGreaterThanOrEqual(at);
            expect(
              discrepancy(
                s,
                loadings,
                residualVariances.map((t, j) => (i === j ? t + h : t)),
              ),
            ).toBeGreaterThanOrEqual(at);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('lies near alpha for items of one factor, and finds equal loadings', () => {
    fc.assert(
      fc.property(factorTable, (rows) => {
        const omega = omegaTotal(rows);
        const alpha = cronbachAlpha(rows);
        if (omega.missing || alpha.missing) throw new Error('no value');
        expect(Math.abs(omega.value - alpha.value)).toBeLessThan(0.1);
      }),
      { numRuns: 1000 },
    );
    // tau-equivalent covariances: every pair 1, every variance 2
    const k = 4;
    const fit = oneFactorMl(
      Array.from({ length: k }, (_, i) => Array.from({ length: k }, (__, j) => (i === j ? 2 : 1))),
      1000,
    );
    if (fit.missing) throw new Error(fit.missing);
    for (const loading of fit.value.loadings) expect(loading).toBeCloseTo(Math.sqrt(0.999), 9);
  });

  it('says why there is none', () => {
    const two = [
      [1, 2],
      [2, 3],
      [3, 1],
      [4, 4],
    ];
    expect(omegaTotal(two).missing).toBe('notDefined');
    expect(omegaTotalMinres(two).missing).toBe('notDefined');
    const constant = [
      [1, 2, 3],
      [2, 3, 3],
      [3, 1, 3],
      [4, 4, 3],
    ];
    expect(omegaTotal(constant).missing).toBe('noVariance');
    expect(omegaTotalMinres(constant).missing).toBe('noVariance');
    const copies = [
      [1, 1, 2],
      [2, 2, 2],
      [3, 3, 1],
      [4, 4, 4],
      [5, 5, 1],
    ];
    expect(omegaTotal(copies).missing).toBe('notDefined');
    expect(omegaTotal([]).missing).toBe('tooFew');
  });

  it('never gives NaN, whatever the table', () => {
    fc.assert(
      fc.property(table, (rows) => {
        for (const estimate of [omegaTotal(rows), omegaTotalMinres(rows)]) {
          if (!estimate.missing) expect(Number.isFinite(estimate.value)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
