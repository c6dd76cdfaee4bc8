/**
 * The θ with the smallest deviance: quasi-Newton (BFGS) from several starts, then Newton steps with a Hessian from differences of the
 * analytic gradient, and a check that the gradient is 0.
 * The bounds (diagonals of Λ ≥ 0) need no care on the way: turning the sign of a column of Λ leaves ΛΛ' and so the deviance as it is, so
 * the search is free and the signs are turned at the end. A diagonal at 0 is a stationary point whether it is a minimum or not: where
 * the search ends there it is pushed off and must come back.
 * Source: Nocedal & Wright (2006), Numerical Optimization, ch. 6.
 */
import { solveSymmetric } from '../../linear.ts';
import { MixedModelError } from './blocks.ts';
import { evaluate, type Evaluation, gradient, type Model } from './evaluate.ts';

export interface Optimum {
  readonly theta: Float64Array;
  readonly at: Evaluation;
  /** largest absolute gradient among the parameters that are not held at their bound */
  readonly gradientNorm: number;
  readonly evaluations: number;
  /** a diagonal of Λ is 0 or a factor has lost rank: the boundary of the parameter space */
  readonly singular: boolean;
}

const atBound = 1e-5;

export const optimise = (model: Model): Optimum => {
  const { slots } = model;
  const d = slots.length;
  const diagonal = slots.map((s) => s.row === s.column);
  let evaluations = 0;
  const freedom = model.method === 'REML' ? model.blocks.n - model.blocks.p : model.blocks.n;
  const value = (theta: Float64Array): Evaluation | null => {
    evaluations++;
    return evaluate(model, theta);
  };
  const slope = (at: Evaluation): Float64Array => gradient(model, at, freedom / at.r);
  const norm = (g: Float64Array) => g.reduce((m, x) => Math.max(m, Math.abs(x)), 0);

  const descend = (start: Float64Array): { theta: Float64Array; at: Evaluation } | null => {
    let theta = start;
    let at = value(theta);
    if (!at) return null;
    let g = slope(at);
    let inverse = new Float64Array(d * d);
    const reset = () => {
      inverse = new Float64Array(d * d);
      for (let i = 0; i < d; i++) inverse[i * d + i] = 1 / Math.max(1, norm(g));
    };
    reset();
    for (let step = 0; step < 200; step++) {
      if (norm(g) < 1e-5) break;
      let direction = new Float64Array(d);
      for (let i = 0; i < d; i++) for (let j = 0; j < d; j++) direction[i]! -= inverse[i * d + j]! * g[j]!;
      let downhill = direction.reduce((s, x, i) => s + x * g[i]!, 0);
      if (!(downhill < 0)) {
        reset();
        direction = g.map((x) => -x / Math.max(1, norm(g)));
        downhill = direction.reduce((s, x, i) => s + x * g[i]!, 0);
      }
      let length = Math.min(1, 2 / Math.max(norm(direction), 1e-12));
      let next: Evaluation | null = null;
      let moved = theta;
      for (let cut = 0; cut < 40; cut++, length /= 2) {
        moved = theta.map((x, i) => x + length * direction[i]!);
        next = value(moved);
        if (next && next.deviance <= at.deviance + 1e-4 * length * downhill) break;
        next = null;
      }
      if (!next) break;
      const gNext = slope(next);
      const s = moved.map((x, i) => x - theta[i]!);
      const y = gNext.map((x, i) => x - g[i]!);
      const sy = s.reduce((t, x, i) => t + x * y[i]!, 0);
      if (sy > 1e-12) {
        const hy = new Float64Array(d);
        for (let i = 0; i < d; i++) for (let j = 0; j < d; j++) hy[i]! += inverse[i * d + j]! * y[j]!;
        const yhy = y.reduce((t, x, i) => t + x * hy[i]!, 0);
        for (let i = 0; i < d; i++)
          for (let j = 0; j < d; j++)
            inverse[i * d + j]! += ((1 + yhy / sy) * s[i]! * s[j]!) / sy - (hy[i]! * s[j]! + s[i]! * hy[j]!) / sy;
      }
      const gain = at.deviance - next.deviance;
      theta = moved;
      at = next;
      g = gNext;
      if (gain < 1e-11 * Math.abs(at.deviance) && norm(g) < 1e-3) break;
    }
    return { theta, at };
  };

  /** every diagonal of Λ ≥ 0, by turning the sign of its column */
  const upright = (theta: Float64Array) =>
    theta.map((x, i) => {
      const own = slots.findIndex((o) => o.part === slots[i]!.part && o.column === slots[i]!.column && o.row === o.column);
      return theta[own]! < 0 ? -x : x;
    });
  const starts = [1, 0.3, 0.05].map((size) => Float64Array.from(slots, (_, i) => (diagonal[i] ? size : 0)));
  let best: { theta: Float64Array; at: Evaluation } | null = null;
  for (const start of starts) {
    const found = descend(start);
    if (found && (!best || found.at.deviance < best.at.deviance - 1e-9)) best = found;
  }
  if (!best) throw new MixedModelError('collinear', 'a fixed effect is a combination of the others, or has no spread');

  best = { theta: upright(best.theta), at: best.at };
  // near 0: is it a minimum there? push off and see whether something lower is found; if not, it is 0 and not a small number
  for (let i = 0; i < d; i++) {
    if (!diagonal[i] || best.theta[i]! > 0.02) continue;
    const pushed = best.theta.slice();
    pushed[i] = 0.2;
    const again = descend(pushed);
    if (again && again.at.deviance < best.at.deviance - 1e-7) best = { theta: upright(again.theta), at: again.at };
    if (best.theta[i]! > 0.02) continue;
    const zero = best.theta.slice();
    zero[i] = 0;
    const at = value(zero);
    if (at && at.deviance <= best.at.deviance + 1e-8) best = { theta: zero, at };
  }

  // Newton to the last digits, on the parameters that are free
  for (let step = 0; step < 12; step++) {
    const g = slope(best.at);
    const free = slots.flatMap((_, i) => (diagonal[i] && best!.theta[i]! <= atBound ? [] : [i]));
    if (free.length === 0 || Math.max(...free.map((i) => Math.abs(g[i]!))) < 1e-8) break;
    const hessian = free.map(() => new Array<number>(free.length).fill(0));
    free.forEach((i, a) => {
      const h = 1e-4 * Math.max(0.1, Math.abs(best!.theta[i]!));
      const shifted = (by: number) => {
        const t = best!.theta.slice();
        t[i]! += by;
        return slope(value(t)!);
      };
      const up = shifted(h);
      const down = shifted(-h);
      free.forEach((j, b) => {
        hessian[a]![b] = (up[j]! - down[j]!) / (2 * h);
      });
    });
    const symmetric = hessian.map((row, a) => row.map((x, b) => (x + hessian[b]![a]!) / 2));
    const delta = solveSymmetric(
      symmetric,
      free.map((i) => -g[i]!),
    );
    if (!delta) break;
    const moved = best.theta.slice();
    free.forEach((i, a) => {
      moved[i]! += delta[a]!;
    });
    const at = value(moved);
    if (!at || at.deviance > best.at.deviance + 1e-9 * Math.abs(best.at.deviance)) break;
    best = { theta: moved, at };
  }
  const g = slope(best.at);
  const singular = slots.some((s, i) => s.row === s.column && best!.theta[i]! <= atBound);
  const gradientNorm = norm(g.map((x, i) => (diagonal[i] && best!.theta[i]! <= atBound ? 0 : x)));
  if (!(gradientNorm < 1e-3 * Math.max(1, Math.sqrt(model.blocks.n))))
    throw new MixedModelError('notConverged', `the fit did not converge: largest gradient ${gradientNorm.toPrecision(3)}`);
  return { ...best, gradientNorm, evaluations, singular };
};
