/**
 * The incomplete beta and gamma functions that t, F and chi-square rest on, right in the far tails.
 * Written here because the libraries are not: @stdlib's betainc is off by up to a third beyond 1e-260 and its gammainc by percents
 * for shapes above 500; jstat's ibeta stops converging for large shapes (measured against 40 digits; see analysis/README.md).
 * Power terms are taken relative to their value at the mode, so that large shapes cost no digits.
 */

/** log Γ(z) − [(z − ½) log z − z + ½ log 2π], the rest of Stirling's formula, z > 0 (Abramowitz & Stegun 6.1.41). */
export const stirlingRest = (z: number): number => {
  let shifted = z;
  let product = 1;
  for (; shifted < 10; shifted++) product *= shifted;
  const r = 1 / (shifted * shifted);
  const series =
    (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r * (1 / 1188 - r * (691 / 360360 - r / 156)))))) / shifted;
  if (shifted === z) return series;
  return series + (shifted - 0.5) * Math.log(shifted) - (z - 0.5) * Math.log(z) - (shifted - z) - Math.log(product);
};

/** log(1 + d) − d, with 1 + d given too: it is known better than by addition where it is small. */
const logExcess = (d: number, ratio: number): number => (ratio < 0.5 ? Math.log(ratio) : Math.log1p(d)) - d;

const tiny = 1e-300;

/** 1/(b0 + a1/(b1 + a2/(b2 + …))) by the modified Lentz method (Thompson & Barnett 1986). */
const continuedFraction = (b0: number, term: (k: number) => readonly [number, number]): number => {
  let value = b0 || tiny;
  let c = value;
  let d = 0;
  for (let k = 1; k < 200_000; k++) {
    const [a, b] = term(k);
    d = 1 / (b + a * d || tiny);
    c = b + a / c || tiny;
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return 1 / value;
};

/**
 * I_x(a, b), the regularised incomplete beta function.
 * @param rest 1 − x, where it is known better than by subtraction
 */
export const betaLower = (x: number, a: number, b: number, rest = 1 - x): number => {
  if (x <= 0) return 0;
  if (rest <= 0) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaLower(rest, b, a, x);
  const d = x * b - rest * a;
  const power = a * logExcess(d / a, (x * (a + b)) / a) + b * logExcess(-d / b, (rest * (a + b)) / b);
  const log = power + 0.5 * Math.log((a * b) / (2 * Math.PI * (a + b))) + stirlingRest(a + b) - stirlingRest(a) - stirlingRest(b);
  // the fraction of DLMF 8.17.22 with every second step taken, in which 1 − x stands by itself (Didonato & Morris 1992, eq. 9)
  const b0 = (a * (rest * a - x * b + 1)) / (a + 1);
  return (
    Math.exp(log) *
    continuedFraction(b0, (m) => [
      ((a + m - 1) * (a + b + m - 1) * m * (b - m) * x * x) / (a + 2 * m - 1) ** 2,
      m + (m * (b - m) * x) / (a + 2 * m - 1) + ((a + m) * (rest * a - x * b + 1 + m * (1 + rest))) / (a + 2 * m + 1),
    ])
  );
};

/** x^a e^(−x) / Γ(a). */
const gammaPower = (x: number, a: number): number =>
  Math.exp(a * logExcess((x - a) / a, x / a) + 0.5 * Math.log(a / (2 * Math.PI)) - stirlingRest(a));

/** P(a, x), the regularised lower incomplete gamma function (DLMF 8.11.4). */
export const gammaLower = (x: number, a: number): number => {
  if (x <= 0) return 0;
  if (x >= a + 1) return 1 - gammaUpper(x, a);
  let term = 1 / a;
  let sum = term;
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= x / (a + k);
    sum += term;
  }
  return gammaPower(x, a) * sum;
};

/** Q(a, x) = 1 − P(a, x) (continued fraction DLMF 8.9.2, contracted). */
export const gammaUpper = (x: number, a: number): number => {
  if (x <= 0) return 1;
  if (x < a + 1) return 1 - gammaLower(x, a);
  return gammaPower(x, a) * continuedFraction(x + 1 - a, (k) => [-k * (k - a), x + 2 * k + 1 - a]);
};
