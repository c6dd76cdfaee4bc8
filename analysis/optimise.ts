/** Roots and minima of functions of one variable. Pure arithmetic: the same input gives the same steps. */

/**
 * Where `f` is zero between `low` and `high`, to the last bits of a double.
 * Inverse quadratic interpolation, guarded by bisection (Chandrupatla 1997, Advances in Engineering Software 28, 145–149).
 * Throws when f has the same sign at both ends.
 */
export const findRoot = (f: (x: number) => number, low: number, high: number): number => {
  let a = high;
  let b = low;
  let c = high;
  let fa = f(a);
  let fb = f(b);
  let fc = fa;
  if (fa === 0) return a;
  if (fb === 0) return b;
  if (!(fa * fb < 0)) throw new RangeError('findRoot needs a change of sign between its two ends');
  let step = 0.5;
  for (let i = 0; i < 300; i++) {
    const x = a + step * (b - a);
    const fx = f(x);
    if (Math.sign(fx) === Math.sign(fa)) {
      c = a;
      fc = fa;
    } else {
      c = b;
      b = a;
      fc = fb;
      fb = fa;
    }
    a = x;
    fa = fx;
    const best = Math.abs(fa) < Math.abs(fb) ? a : b;
    const tolerance = 2 * Number.EPSILON * Math.abs(best) + Number.MIN_VALUE;
    const least = tolerance / Math.abs(b - c);
    if (least > 0.5 || fa === 0) return best;
    const xi = (a - b) / (c - b);
    const phi = (fa - fb) / (fc - fb);
    step =
      phi ** 2 < xi && (1 - phi) ** 2 < 1 - xi
        ? (fa / (fb - fa)) * (fc / (fb - fc)) + ((c - a) / (b - a)) * (fa / (fc - fa)) * (fb / (fc - fb))
        : 0.5;
    step = Math.min(1 - least, Math.max(least, step));
  }
  return Math.abs(fa) < Math.abs(fb) ? a : b;
};

const golden = (Math.sqrt(5) - 1) / 2;

/**
 * Where `f`, with one valley between `low` and `high`, is smallest, to within `width` (golden section).
 * Never more precise than about the square root of double precision: the valley is flat there.
 */
export const findMinimum = (f: (x: number) => number, low: number, high: number, width: number): number => {
  let a = low;
  let b = high;
  let x1 = b - golden * (b - a);
  let x2 = a + golden * (b - a);
  let f1 = f(x1);
  let f2 = f(x2);
  while (b - a > Math.max(width, 1e-12 * (Math.abs(a) + Math.abs(b)))) {
    if (f1 <= f2) {
      b = x2;
      x2 = x1;
      f2 = f1;
      x1 = b - golden * (b - a);
      f1 = f(x1);
    } else {
      a = x1;
      x1 = x2;
      f1 = f2;
      x2 = a + golden * (b - a);
      f2 = f(x2);
    }
  }
  return (a + b) / 2;
};
