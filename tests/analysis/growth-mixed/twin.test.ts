/** The block method against the dense twin: deviance, β, BLUPs and their SDs, joint prediction, gradient, on small random studies. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrange } from '../../../analysis/growth/mixed/blocks.ts';
import type { MixedData } from '../../../analysis/growth/mixed/data.ts';
import { evaluate, freedomOf, type Method, type Model } from '../../../analysis/growth/mixed/evaluate.ts';
import { gradient } from '../../../analysis/growth/mixed/gradient.ts';
import { jointPrediction } from '../../../analysis/growth/mixed/joint.ts';
import { backToColumns, covarianceOfColumns } from '../../../analysis/growth/mixed/orthonormal.ts';
import { lambdas, slotsOf } from '../../../analysis/growth/mixed/parameters.ts';
import { predictLevels } from '../../../analysis/growth/mixed/predict.ts';
import { seededRandom } from '../../../analysis/random.ts';
import { dense, type SmallShape, smallData } from './dense-twin.ts';

const shapes: fc.Arbitrary<SmallShape> = fc.record({
  schools: fc.integer({ min: 3, max: 5 }),
  pupils: fc.integer({ min: 4, max: 7 }),
  occasions: fc.integer({ min: 3, max: 4 }),
  pupilTerms: fc.constantFrom(0 as const, 1 as const, 2 as const),
  schoolTerms: fc.constantFrom(1 as const, 2 as const, 3 as const),
  years: fc.boolean(),
  correlated: fc.boolean(),
});
const seeds = fc.integer({ min: 1, max: 1_000_000 });
const methods = fc.constantFrom<Method>('REML', 'ML');

const modelOf = (data: MixedData, method: Method): Model => ({
  blocks: arrange(data),
  parts: data.random,
  slots: slotsOf(data.random),
  method,
});
/** Random θ, some of them on the boundary. */
const drawTheta = (model: Model, seed: number): Float64Array => {
  const random = seededRandom(seed).fork('theta');
  return Float64Array.from(model.slots, (s) => {
    if (s.row !== s.column) return random.normal(0, 0.4);
    return random.uniform() < 0.1 ? 0 : 0.1 + random.uniform();
  });
};
const lambdaRows = (model: Model, theta: Float64Array) => lambdas(model.parts, model.slots, theta).map((l) => [...l]);
const close = (got: number, want: number, what: string, rel = 1e-8) =>
  expect(Math.abs(got - want), `${what}: ${got} for ${want}`).toBeLessThan(rel * Math.max(1, Math.abs(want)));

describe('the block method', () => {
  it('gives the deviance, β and its covariance, every BLUP and conditional SD of the dense model', () => {
    fc.assert(
      fc.property(shapes, seeds, methods, (shape, seed, method) => {
        const data = smallData(seededRandom(seed), shape);
        const model = modelOf(data, method);
        const theta = drawTheta(model, seed);
        const at = evaluate(model, theta)!;
        const twin = dense(data, lambdaRows(model, theta), method);
        const { coordinates } = model.blocks;
        close(at.deviance, twin.deviance, 'deviance');
        close(at.sigma2, twin.sigma2, 'σ²');
        const covariance = covarianceOfColumns(coordinates, at.q);
        backToColumns(coordinates, at.beta).forEach((b, i) => close(b, twin.beta[i]!, `β${i}`));
        twin.covariance.flat().forEach((c, i) => close(at.sigma2 * covariance[i]!, c, `Var(β) ${i}`));
        predictLevels(model, at).forEach((effects, which) => {
          effects.blup.forEach((b, i) => close(b, twin.blup[which]![i]!, `BLUP ${effects.group} ${i}`, 1e-7));
          // the root of a difference: half the digits where the variance is 0
          effects.conditionalSd.forEach((s, i) => close(s ** 2, twin.conditionalSd[which]![i]! ** 2, `SD ${effects.group} ${i}`));
        });
      }),
      { numRuns: 60 },
    );
  });

  it('gives the joint prediction of θ_s = β + u_s', () => {
    fc.assert(
      fc.property(shapes, seeds, (shape, seed) => {
        const data = smallData(seededRandom(seed), shape);
        const model = modelOf(data, 'REML');
        const theta = drawTheta(model, seed);
        const at = evaluate(model, theta)!;
        const twin = dense(data, lambdaRows(model, theta), 'REML');
        const outer = model.blocks.outer;
        const terms = model.parts[outer]!.terms;
        const j = terms.length - 1;
        const k = ['(Intercept)', 't', 'd'].map((name) => data.fixedNames.indexOf(name))[j]!;
        const mean = Float64Array.from(data.fixedNames, (_, i) => (i === k ? 1 : 0));
        const levels = jointPrediction({ model, at }, terms[j]!, () => mean);
        levels.forEach((level, s) => {
          const { own, withBeta } = twin.predictionError(outer, s);
          const variance = own[j]![j]! + twin.covariance[k]![k]! + 2 * withBeta[j]![k]!;
          close(level.estimate, twin.beta[k]! + twin.blup[outer]![s * terms.length + j]!, 'θ', 1e-7);
          close(level.sePrediction ** 2, variance, 'sePrediction²', 1e-7);
          // a school without both phases has no estimate of its own
          if (level.ownError < 100) close(level.ownError, twin.ownError(outer, s, j), 'SE of the own estimate', 1e-6);
        });
        // errors of two schools go together through β̂ only
        const [a, b] = levels;
        const shared = a!.shared.reduce((sum, x, i) => sum + x * b!.shared[i]!, 0);
        const first = twin.predictionError(outer, 0).withBeta[j]!;
        const second = twin.predictionError(outer, 1).withBeta[j]!;
        // a_s Var(β̂) a_t' with a = e_k − K: Var_kk + (−K_s Var)_k + (−K_t Var)_k + K_s Var K_t'
        const together = crossOf(twin.covariance, first, second);
        close(shared, twin.covariance[k]![k]! + first[k]! + second[k]! + together, 'shared error', 1e-7);
      }),
      { numRuns: 30 },
    );
  });

  it('has the gradient that differences of the dense deviance give', () => {
    fc.assert(
      fc.property(shapes, seeds, methods, (shape, seed, method) => {
        const data = smallData(seededRandom(seed), shape);
        const model = modelOf(data, method);
        const theta = drawTheta(model, seed);
        const at = evaluate(model, theta)!;
        const own = gradient(model, at, freedomOf(model) / at.r);
        own.forEach((g, i) => {
          const h = 1e-4;
          const deviance = (by: number) => {
            const moved = theta.slice();
            moved[i]! += by;
            return dense(data, lambdaRows(model, moved), method).deviance;
          };
          close(g, (deviance(h) - deviance(-h)) / (2 * h), `∂d/∂θ${i}`, 2e-5);
        });
      }),
      { numRuns: 25 },
    );
  });
});

/** K_s Var(β̂) K_t' from −K_s Var and −K_t Var: (−K_s Var) Var⁻¹ (−K_t Var)'. */
const crossOf = (covariance: readonly (readonly number[])[], first: readonly number[], second: readonly number[]): number => {
  const size = covariance.length;
  const rows = covariance.map((row, i) => [...row, second[i]!]);
  for (let i = 0; i < size; i++) {
    const pivot = rows[i]![i]!;
    for (let r = 0; r < size; r++) {
      if (r === i) continue;
      const f = rows[r]![i]! / pivot;
      for (let c = i; c <= size; c++) rows[r]![c]! -= f * rows[i]![c]!;
    }
  }
  return first.reduce((sum, f, i) => sum + (f * rows[i]![size]!) / rows[i]![i]!, 0);
};
