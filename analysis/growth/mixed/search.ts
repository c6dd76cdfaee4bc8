/** The parts of the search for θ that look at nothing but numbers: where to start, the first and the updated inverse Hessian. */
import type { Model } from './evaluate.ts';

export const dot = (a: Float64Array, b: Float64Array): number => {
  let s = 0;
  for (let i = 0; i < a.length; i++) s += a[i]! * b[i]!;
  return s;
};

/** M·v for a d × d M. */
export const times = (m: Float64Array, v: Float64Array): Float64Array =>
  v.map((_, i) => dot(m.subarray(i * v.length, (i + 1) * v.length), v));

/** With few levels and few observations the deviance can have more than one valley: then more starts are tried. */
export const fewLevels = ({ blocks, parts }: Model): boolean => parts[blocks.outer]!.levels.length < 30 && blocks.n < 5000;

/** What test scores are like (pupils differ by more than an observation's error, schools by less), then other sizes. */
export const startsOf = ({ blocks, slots }: Model, few: boolean): readonly Float64Array[] => {
  const typical = slots.map(({ part, row, column }) => {
    if (row !== column) return 0;
    if (part === blocks.inner) return row === 0 ? 1.5 : 0.3;
    return part === blocks.outer ? (row === 0 ? 0.5 : 0.2) : 0.1;
  });
  const even = (size: number) => slots.map((s) => (s.row === s.column ? size : few ? size / 10 : 0));
  return [typical, ...(few ? [0.7, 0.1, 2, 0.3] : [0.1]).map(even)].map((x) => Float64Array.from(x));
};

/** A level says about as much on a standard deviation as one observation: curvature about twice the number of levels. */
export const firstInverse = ({ parts, slots }: Model): Float64Array => {
  const d = slots.length;
  const inverse = new Float64Array(d * d);
  slots.forEach((s, i) => (inverse[i * d + i] = 1 / (2 * parts[s.part]!.levels.length)));
  return inverse;
};

/** The BFGS update of an inverse Hessian after a step; the same where the curvature along it was not positive. */
export const updated = (inverse: Float64Array, step: Float64Array, turn: Float64Array): Float64Array => {
  const curvature = dot(step, turn);
  if (!(curvature > 1e-10 * Math.sqrt(dot(step, step) * dot(turn, turn)))) return inverse;
  const d = step.length;
  const hy = times(inverse, turn);
  const scaled = (1 + dot(turn, hy) / curvature) / curvature;
  return inverse.map((x, k) => {
    const i = Math.floor(k / d);
    const j = k % d;
    return x + scaled * step[i]! * step[j]! - (hy[i]! * step[j]! + step[i]! * hy[j]!) / curvature;
  });
};
