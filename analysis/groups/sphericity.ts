/**
 * What: how far the differences between occasions are from equally variable, and by how much that shrinks the degrees of freedom.
 * Formula: S = pooled within-group covariance of the q = k − 1 orthonormal contrasts (divisor N − G);
 *   greenhouseGeisser ε = tr(S)²/(q tr(S²)); huynhFeldt ε = ((N − G + 1) q ε − 2)/(q(N − G − q ε)), which may pass 1 (the p takes
 *   min(1, ε)); Mauchly W = det S/(tr S/q)^q with Box's two-term chi-square approximation.
 * Source: Greenhouse & Geisser (1959), Huynh & Feldt (1976) with Lecoutre's N − G + 1, Mauchly (1940), Anderson (2003) §10.7.
 * R: car::Anova(..., type = 3); mauchly.test (which has a slip of some 1e-5 in the second-order term from four occasions on)
 * Missing: two occasions have nothing to correct → notDefined; a singular S → noVariance; N − G < q leaves W undefined → tooFew; Huynh–Feldt
 *   needs N − G > q·ε, else null and the p is not corrected.
 */
import { chi2Upper } from '../distributions.ts';
import { symmetricEigen } from '../linear.ts';
import { absent, type Estimate, present } from '../types.ts';

export interface Sphericity {
  readonly greenhouseGeisser: number;
  /** null where N − G is not above q·ε: too few persons for it */
  readonly huynhFeldt: number | null;
  readonly mauchlyW: number;
  readonly mauchlyP: number;
}

/** `covariance` is q × q; `df` = N − G; `n` of the estimate is N − G. */
export const sphericity = (covariance: readonly (readonly number[])[], df: number): Estimate<Sphericity> => {
  const q = covariance.length;
  if (q < 2) return absent('notDefined', df);
  if (df < q) return absent('tooFew', df);
  const { values } = symmetricEigen(covariance);
  const trace = values.reduce((s, v) => s + v, 0);
  if (!(trace > 0) || values.some((v) => v <= 1e-12 * trace)) return absent('noVariance', df);
  const squares = values.reduce((s, v) => s + v * v, 0);
  const epsilon = (trace * trace) / (q * squares);
  const logW = values.reduce((s, v) => s + Math.log(v), 0) - q * Math.log(trace / q);
  const rho = 1 - (2 * q * q + q + 2) / (6 * q * df);
  const second = ((q + 2) * (q - 1) * (q - 2) * (2 * q ** 3 + 6 * q * q + 3 * q + 2)) / (288 * (df * q * rho) ** 2);
  const freedom = (q * (q + 1)) / 2 - 1;
  const z = -df * rho * logW;
  const p1 = chi2Upper(z, freedom);
  const room = df - q * epsilon;
  return present(
    {
      greenhouseGeisser: epsilon,
      huynhFeldt: room > 1e-9 ? ((df + 1) * q * epsilon - 2) / (q * room) : null,
      mauchlyW: Math.exp(logW),
      mauchlyP: Math.min(1, Math.max(0, p1 + second * (chi2Upper(z, freedom + 4) - p1))),
    },
    df,
  );
};
