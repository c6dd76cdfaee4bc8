/**
 * What: the smallest true difference, in standard deviations, that a two-sided t-test of these group sizes finds with power .80.
 * Formula: the δ > 0 with P(T > t_crit) + P(T < −t_crit) = .80, T noncentral t with df n₁ + n₂ − 2 and ν = δ·√(n₁n₂/(n₁ + n₂)),
 *   both tails counted. 10 v 10: 1.3249474. Inside a Holm family of m rows alpha is .05/m: its most demanding step.
 * Source: Cohen (1988).
 * R: power.t.test(n = 10, power = .8, strict = TRUE)$delta
 * Missing: fewer than two in a group → tooFew.
 */
import { noncentralTLower, noncentralTUpper, tQuantile } from '../distributions.ts';
import { findRoot } from '../optimise.ts';
import { absent, type Estimate, present } from '../types.ts';

export function minimumDetectableEffect(nFirst: number, nSecond: number, alpha = 0.05, power = 0.8): Estimate {
  const n = nFirst + nSecond;
  if (nFirst < 2 || nSecond < 2) return absent('tooFew', n);
  const freedom = n - 2;
  const critical = tQuantile(1 - alpha / 2, freedom);
  const unit = Math.sqrt((nFirst * nSecond) / n);
  const shortfall = (delta: number): number =>
    noncentralTUpper(critical, freedom, delta * unit) + noncentralTLower(-critical, freedom, delta * unit) - power;
  let high = 1;
  while (shortfall(high) < 0) high *= 2;
  return present(findRoot(shortfall, 0, high), n);
}
