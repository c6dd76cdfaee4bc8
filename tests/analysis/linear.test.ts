/** Linear algebra and the one-dimensional searches, against what they must satisfy. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inverseSymmetric, leastSquares, solveSymmetric, symmetricEigen } from '../../analysis/linear.ts';
import { findMinimum, findRoot } from '../../analysis/optimise.ts';

const number = fc.integer({ min: -9, max: 9 });
/** A'A + I: symmetric and positive definite */
const definite = fc
  .integer({ min: 1, max: 5 })
  .chain((n) =>
    fc
      .array(fc.array(number, { minLength: n, maxLength: n }), { minLength: n, maxLength: n })
      .map((a) =>
        a.map((_, i) => a.map((__, j) => a.reduce((sum, row) => sum + (row[i] as number) * (row[j] as number), i === j ? 1 : 0))),
      ),
  );
const times = (a: readonly (readonly number[])[], x: readonly number[]) =>
  a.map((row) => row.reduce((sum, v, j) => sum + v * (x[j] as number), 0));

describe('linear', () => {
  it('solves, inverts and takes the determinant', () => {
    fc.assert(
      fc.property(definite, (a) => {
        const b = a.map((_, i) => i - 1.5);
        const x = solveSymmetric(a, b) as number[];
        times(a, x).forEach((value, i) => expect(value).toBeCloseTo(b[i] as number, 7));
        const { inverse, logDeterminant } = inverseSymmetric(a) as NonNullable<ReturnType<typeof inverseSymmetric>>;
        times(inverse, b).forEach((value, i) => expect(value).toBeCloseTo(x[i] as number, 7));
        const { values, vectors } = symmetricEigen(a);
        expect(values.reduce((sum, v) => sum + Math.log(v), 0)).toBeCloseTo(logDeterminant, 7);
        times(a, vectors[0] as number[]).forEach((value, i) =>
          expect(value).toBeCloseTo((values[0] as number) * (vectors[0]?.[i] as number), 6),
        );
      }),
      { numRuns: 1000 },
    );
    expect(
      solveSymmetric(
        [
          [1, 2],
          [2, 1],
        ],
        [1, 1],
      ),
    ).toBeNull();
    expect(
      inverseSymmetric([
        [1, 1],
        [1, 1],
      ]),
    ).toBeNull();
  });

  it('least squares: residuals stand at right angles to every column', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number, number), { minLength: 3, maxLength: 12 }), (rows) => {
        const x = rows.map(([a, b]) => [1, a, b]);
        const fit = leastSquares(
          x,
          rows.map(([, , y]) => y),
        );
        if (!fit) return;
        for (let j = 0; j < 3; j++)
          expect(fit.residuals.reduce((sum, e, i) => sum + e * (x[i]?.[j] as number), 0)).toBeCloseTo(0, 6);
        const cross = [0, 1, 2].map((i) =>
          [0, 1, 2].map((j) => x.reduce((sum, row) => sum + (row[i] as number) * (row[j] as number), 0)),
        );
        times(
          cross,
          fit.crossInverse.map((row) => row[1] as number),
        ).forEach((v, i) => expect(v).toBeCloseTo(i === 1 ? 1 : 0, 6));
        expect(fit.df).toBe(rows.length - 3);
      }),
      { numRuns: 1000 },
    );
    expect(
      leastSquares(
        [
          [1, 2],
          [1, 2],
          [1, 2],
        ],
        [1, 2, 3],
      ),
    ).toBeNull();
    expect(leastSquares([[1, 2]], [1])).toBeNull();
  });
});

describe('searches', () => {
  it('a root to the last bits', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e6, noNaN: true }), (c) => {
        const root = findRoot((x) => x * x * x - c, 0, 1e3);
        expect(Math.abs(root / Math.cbrt(c) - 1)).toBeLessThan(1e-14);
      }),
      { numRuns: 1000 },
    );
    expect(findRoot((x) => x, -1, 0)).toBe(0);
    expect(() => findRoot(() => 1, 0, 1)).toThrow(RangeError);
  });
  it('the bottom of a valley', () => expect(findMinimum((x) => (x - 2) ** 2, -5, 9, 1e-9)).toBeCloseTo(2, 7));
});
