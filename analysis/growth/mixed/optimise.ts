/**
 * The θ with the smallest deviance: quasi-Newton (BFGS) from several starts until the deviance can fall by no more than a thousandth, then
 * Newton steps with a Hessian from differences of the analytic gradient to the last digits, and a check that it is a minimum.
 *
 * The bounds (diagonals of Λ ≥ 0) need no care on the way: turning the sign of a column of Λ leaves ΛΛ' and so the deviance as it is, so
 * the search is free, over a smooth function, and the signs are turned at the end. Each θ is measured in units of σ that it gives a
 * typical observation (`scale`), so that time in days and time in years take the same steps. All stopping rules are in deviance: how far
 * above its minimum it can still be. That is what a likelihood can tell, whatever the number of observations.
 * Source: Nocedal & Wright (2006), Numerical Optimization, ch. 3 and 6.
 */
import { symmetricEigen } from '../../linear.ts';
import { MixedModelError } from './data.ts';
import { evaluate, type Evaluation, freedomOf, type Model } from './evaluate.ts';
import { gradient } from './gradient.ts';
import { slotScales } from './parameters.ts';
import { dot, fewLevels, firstInverse, startsOf, times, updated } from './search.ts';

export interface Optimum {
  readonly theta: Float64Array;
  /** size of a step in θ that changes a typical observation by σ */
  readonly scale: Float64Array;
  readonly at: Evaluation;
  /** how far above its minimum the deviance can still be, from the last gradient and Hessian */
  readonly distance: number;
  readonly evaluations: number;
  /** a diagonal of Λ is 0 or a factor has lost rank: the boundary of the parameter space */
  readonly singular: boolean;
}

interface Point {
  readonly phi: Float64Array;
  readonly at: Evaluation;
  readonly g: Float64Array;
}

/** Below this share of σ a diagonal of Λ is tried at 0. */
const small = 0.02;
/** Curvature below this share of the largest is no curvature: e.g. the rest of a column of Λ whose diagonal is 0. */
const flat = 1e-9;
/** Below this it counts as 0: lme4's isSingular. */
export const atBound = 1e-4;

/** No search: the fixed effects at a given θ. */
export const heldAt = (model: Model, theta: Float64Array): Optimum => {
  const at = evaluate(model, theta);
  if (!at) throw notConverged('the deviance cannot be computed at this θ');
  const singular = model.slots.some((s, i) => s.row === s.column && Math.abs(theta[i]!) <= atBound);
  return { theta, scale: slotScales(model.parts, model.slots), at, distance: 0, evaluations: 1, singular };
};

/** `start`: θ of a similar fit; then no other start is tried. Throws `notConverged` when no minimum was reached. */
export const optimise = (model: Model, start?: Float64Array): Optimum => {
  const { slots } = model;
  const d = slots.length;
  const scale = slotScales(model.parts, slots);
  const diagonal = slots.map((s) => s.row === s.column);
  const freedom = freedomOf(model);
  const few = fewLevels(model);
  let evaluations = 0;
  const look = (phi: Float64Array): Point | null => {
    evaluations++;
    const at = evaluate(
      model,
      phi.map((x, i) => x * scale[i]!),
    );
    if (!at) return null;
    return { phi, at, g: gradient(model, at, freedom / at.r).map((x, i) => x * scale[i]!) };
  };

  /** The first point along a direction that is lower by enough (Armijo), cutting the step; null at rounding level. */
  const along = (from: Point, direction: Float64Array, downhill: number): Point | null => {
    let length = Math.min(1, 1 / direction.reduce((m, x) => Math.max(m, Math.abs(x)), 0));
    for (let cut = 0; cut < 20; cut++) {
      const next = look(from.phi.map((x, i) => x + length * direction[i]!));
      const allowed = from.at.deviance + 1e-4 * length * downhill + 1e-13 * Math.abs(from.at.deviance);
      if (next && next.at.deviance <= allowed) return next;
      // the parabola through value, slope and the value there; never less than a tenth
      const rise = next ? next.at.deviance - from.at.deviance - length * downhill : Infinity;
      length *= Math.min(0.5, Math.max(0.1, (-downhill * length) / (2 * rise)));
    }
    return null;
  };

  /** BFGS until the deviance can fall by no more than `enough`. */
  const descend = (phi: Float64Array, enough: number): Point | null => {
    let here = look(phi);
    if (!here) return null;
    let inverse = firstInverse(model);
    for (let step = 0; step < 100; step++) {
      let direction = times(inverse, here.g).map((x) => -x);
      let downhill = dot(direction, here.g);
      if (!(downhill < 0)) {
        inverse = firstInverse(model);
        direction = times(inverse, here.g).map((x) => -x);
        downhill = dot(direction, here.g);
      }
      if (-downhill < 2 * enough) return here;
      const next = along(here, direction, downhill);
      if (!next) return here;
      const moved = next.phi.map((x, i) => x - here!.phi[i]!);
      const turned = next.g.map((x, i) => x - here!.g[i]!);
      inverse = updated(inverse, moved, turned);
      here = next;
    }
    return here;
  };

  /** every diagonal of Λ ≥ 0, by turning the sign of its column */
  const upright = (phi: Float64Array) =>
    phi.map((x, i) => {
      const own = slots.findIndex((o) => o.part === slots[i]!.part && o.column === slots[i]!.column && o.row === o.column);
      return phi[own]! < 0 ? -x : x;
    });

  /** From differences forward, and where it is badly conditioned from differences to both sides, which are right to more digits. */
  const hessianAt = (here: Point): { values: number[]; vectors: number[][] } => {
    const step = 1e-4;
    const beside = (by: number): Float64Array[] =>
      Array.from(here.phi, (_, i) => {
        const near = look(here.phi.map((x, j) => (i === j ? x + by : x)));
        if (!near) throw notConverged('the deviance cannot be computed beside the optimum');
        return near.g;
      });
    const eigen = (rows: readonly (readonly number[])[]) =>
      symmetricEigen(rows.map((row, i) => row.map((x, j) => (x + rows[j]![i]!) / 2)));
    const up = beside(step);
    const forward = eigen(up.map((g) => Array.from(g, (x, j) => (x - here.g[j]!) / step)));
    const sizes = forward.values.map(Math.abs);
    if (forward.values.at(-1)! > 0.01 * Math.max(...sizes)) return forward;
    const down = beside(-step);
    return eigen(up.map((g, i) => Array.from(g, (x, j) => (x - down[i]![j]!) / (2 * step))));
  };

  /** The lowest of some points to both sides, if lower than here. */
  const besideLower = (here: Point, direction: Float64Array): Point | null => {
    let best: Point | null = null;
    for (const size of [0.05, -0.05, 0.01, -0.01, 0.2, -0.2]) {
      const next = look(here.phi.map((x, i) => x + size * direction[i]!));
      if (next && next.at.deviance < (best ?? here).at.deviance - 1e-12 * Math.abs(here.at.deviance)) best = next;
    }
    return best;
  };

  /** Newton to the last digits; a saddle is left along the direction in which the deviance falls on both sides. */
  const settle = (from: Point): { here: Point; distance: number } => {
    let here = from;
    const patience = few ? 60 : 10;
    for (let round = 0; round < 200; round++) {
      const { values, vectors } = hessianAt(here);
      const most = Math.max(...values.map(Math.abs));
      const directions = vectors.map((v) => Float64Array.from(v));
      /** the step to where a parabola is flat (uphill directions turned round, flat ones left alone), and the fall it promises */
      const stepFor = (g: Float64Array) => {
        const delta = new Float64Array(d);
        let fall = 0;
        values.forEach((value, k) => {
          if (Math.abs(value) < flat * most) return;
          const slope = dot(directions[k]!, g);
          fall += slope ** 2 / Math.abs(value) / 2;
          for (let i = 0; i < d; i++) delta[i]! -= (slope / Math.abs(value)) * directions[k]![i]!;
        });
        return { delta, fall };
      };
      let now = stepFor(here.g);
      const falling = values.findIndex((value) => value < -1e-7 * most);
      const saddle = falling >= 0 && now.fall < 1e-6;
      if (saddle) {
        const lower = besideLower(here, directions[falling]!);
        if (lower) {
          here = lower;
          continue;
        }
        // it bends down by less than the deviance's last digits: flat
      } else if (falling >= 0 || now.fall > 0.1) {
        const next = along(here, now.delta, dot(now.delta, here.g));
        if (!next) return { here, distance: now.fall };
        here = next;
        continue;
      }
      // the Hessian stays good enough as long as every step takes the distance down to a hundredth
      for (let step = 0; step < 6 && now.fall > 1e-15; step++) {
        const next = look(here.phi.map((x, i) => x + now.delta[i]!));
        if (!next || next.at.deviance > here.at.deviance + 1e-9 * Math.abs(here.at.deviance)) break;
        const then = stepFor(next.g);
        if (!(then.fall < now.fall)) break;
        const slow = then.fall > now.fall / 100;
        here = next;
        now = then;
        if (slow) break;
      }
      // a bent valley with a flat floor is followed for some rounds only: what is left to fall is of no account
      if (now.fall < (round < patience ? 1e-11 : 1e-6)) return { here, distance: now.fall };
      const next = along(here, now.delta, dot(now.delta, here.g));
      if (!next || next.at.deviance >= here.at.deviance) return { here, distance: now.fall };
      here = next;
    }
    throw notConverged('no point was found where the deviance is flat and rises on all sides');
  };

  const starts = start ? [start.map((x, i) => x / scale[i]!)] : startsOf(model, few);
  let best: Point | null = null;
  for (const phi of starts) {
    // much data and a first minimum well inside the space: there is one valley
    if (best && !few && best.phi.every((x, i) => !diagonal[i] || Math.abs(x) > 2 * small)) break;
    const enough = best && !few ? 0.05 : 1e-3;
    const found = descend(phi, enough);
    if (found && (!best || found.at.deviance < best.at.deviance - 2 * enough)) best = found;
  }
  if (!best) throw notConverged('the deviance cannot be computed at any start');

  let settled = settle(look(upright(best.phi))!);
  // a minimum at the bound is approached, never hit: is it as low with that diagonal at 0? Then it is 0 and not a small number
  for (let i = 0; i < d; i++) {
    const { here } = settled;
    if (!diagonal[i] || here.phi[i] === 0 || Math.abs(here.phi[i]!) > small) continue;
    const zero = look(here.phi.map((x, j) => (i === j ? 0 : x)));
    const slack = Math.max(1e-8, 2 * settled.distance, 1e-13 * Math.abs(here.at.deviance));
    if (zero && zero.at.deviance <= here.at.deviance + slack) settled = { here: zero, distance: settled.distance };
  }
  const { distance } = settled;
  const phi = upright(settled.here.phi);
  const theta = phi.map((x, i) => x * scale[i]!);
  const at = evaluate(model, theta)!;
  if (!(distance < 1e-5)) throw notConverged(`the deviance may still fall by ${distance.toPrecision(2)}`);
  const singular = diagonal.some((own, i) => own && phi[i]! <= atBound);
  return { theta, scale, at, distance, evaluations, singular };
};

const notConverged = (why: string): MixedModelError => new MixedModelError('notConverged', `the fit did not converge: ${why}`);
