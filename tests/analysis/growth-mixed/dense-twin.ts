/** A linear mixed model as the textbook writes it: V as one matrix, inverted. The slow twin of analysis/growth/mixed. */
import { EigenvalueDecomposition, inverse, Matrix } from 'ml-matrix';
import type { MixedData } from '../../../analysis/growth/mixed/data.ts';
import type { Method } from '../../../analysis/growth/mixed/evaluate.ts';
import type { Random } from '../../../analysis/random.ts';

export interface Dense {
  readonly deviance: number;
  readonly beta: readonly number[];
  readonly covariance: readonly (readonly number[])[];
  readonly sigma2: number;
  /** per part: levels × terms */
  readonly blup: readonly (readonly number[])[];
  readonly conditionalSd: readonly (readonly number[])[];
  /** per part and level: rows of Var(û − u) and of Cov(û − u, β̂) */
  /** standard error of a level's own estimate of a term: least squares within the level, everything else of V as error */
  readonly ownError: (part: number, level: number, term: number) => number;
  readonly predictionError: (part: number, level: number) => { readonly own: number[][]; readonly withBeta: number[][] };
}

const logDeterminant = (a: Matrix): number =>
  new EigenvalueDecomposition(a, { assumeSymmetric: true }).realEigenvalues.reduce((s, v) => s + Math.log(v), 0);

/** Everything at given Λ (q × q, row by row, one per part), V scaled by σ². */
export const dense = (data: MixedData, lambda: readonly (readonly number[])[], method: Method): Dense => {
  const { n } = data;
  const p = data.fixedNames.length;
  const x = new Matrix(Array.from({ length: n }, (_, i) => [...data.x.subarray(i * p, (i + 1) * p)]));
  const y = Matrix.columnVector([...data.y]);
  const parts = data.random.map((part, which) => {
    const q = part.terms.length;
    const z = Matrix.zeros(n, q * part.levels.length);
    for (let i = 0; i < n; i++) for (let j = 0; j < q; j++) z.set(i, part.levelOf[i]! * q + j, part.columns[i * q + j]!);
    const l = new Matrix(Array.from({ length: q }, (_, i) => lambda[which]!.slice(i * q, (i + 1) * q)));
    const own = l.mmul(l.transpose());
    const gamma = Matrix.zeros(q * part.levels.length, q * part.levels.length);
    part.levels.forEach((_, level) => gamma.setSubMatrix(own, level * q, level * q));
    return { q, z, gamma };
  });
  const v = Matrix.eye(n);
  for (const { z, gamma } of parts) v.add(z.mmul(gamma).mmul(z.transpose()));
  const vi = inverse(v);
  const xvx = x.transpose().mmul(vi).mmul(x);
  const covarianceScaled = inverse(xvx);
  const beta = covarianceScaled.mmul(x.transpose()).mmul(vi).mmul(y);
  const e = Matrix.sub(y, x.mmul(beta));
  const r = e.transpose().mmul(vi).mmul(e).get(0, 0);
  const freedom = method === 'REML' ? n - p : n;
  const sigma2 = r / freedom;
  const deviance =
    logDeterminant(v) + (method === 'REML' ? logDeterminant(xvx) : 0) + freedom * (1 + Math.log(2 * Math.PI * sigma2));
  const conditional = parts.map(({ z, gamma }) => {
    const gz = gamma.mmul(z.transpose()).mmul(vi);
    const given = Matrix.sub(gamma, gz.mmul(z).mmul(gamma)).mul(sigma2);
    return { gz, given, u: gz.mmul(e).to1DArray() };
  });
  return {
    deviance,
    beta: beta.to1DArray(),
    covariance: Matrix.mul(covarianceScaled, sigma2).to2DArray(),
    sigma2,
    blup: conditional.map((c) => c.u),
    conditionalSd: conditional.map((c) => c.given.diagonal().map((s) => Math.sqrt(Math.max(0, s)))),
    ownError: (part, level, term) => {
      const { q, z, gamma } = parts[part]!;
      const without = inverse(Matrix.sub(v, z.mmul(gamma).mmul(z.transpose())));
      const own = z.subMatrix(0, n - 1, level * q, level * q + q - 1);
      return Math.sqrt(sigma2 * inverse(own.transpose().mmul(without).mmul(own)).get(term, term));
    },
    predictionError: (part, level) => {
      const { q } = parts[part]!;
      const { gz, given } = conditional[part]!;
      const rows = Array.from({ length: q }, (_, j) => level * q + j);
      // û − u = (û − u given β) − ΓZ'V⁻¹X(β̂ − β)
      const k = gz.mmul(x);
      const varBeta = Matrix.mul(covarianceScaled, sigma2);
      const all = Matrix.add(given, k.mmul(varBeta).mmul(k.transpose()));
      const cross = k.mmul(varBeta).mul(-1);
      return {
        own: rows.map((a) => rows.map((b) => all.get(a, b))),
        withBeta: rows.map((a) => cross.getRow(a)),
      };
    },
  };
};

export interface SmallShape {
  readonly schools: number;
  readonly pupils: number;
  readonly occasions: number;
  readonly pupilTerms: 0 | 1 | 2;
  readonly schoolTerms: 1 | 2 | 3;
  readonly years: boolean;
  readonly correlated: boolean;
}

/** A little study: pupils in schools at some of the occasions, with school-year columns where asked. */
export const smallData = (random: Random, shape: SmallShape): MixedData => {
  const rows: { school: number; pupil: number; year: number; t: number; d: number; weight: number; y: number }[] = [];
  for (let s = 0; s < shape.schools; s++) {
    const u = [random.normal(0, 1), random.normal(0, 0.4), random.normal(0, 0.5)];
    const years = Array.from({ length: shape.occasions }, () => random.normal(0, 0.3));
    for (let i = 0; i < shape.pupils; i++) {
      const own = [random.normal(0, 1), random.normal(0, 0.4)];
      const weight = random.normal();
      for (let o = 0; o < shape.occasions; o++) {
        if (o > 0 && random.uniform() < 0.25) continue;
        const t = o / 2 - 1;
        const year = Math.floor(o / 2);
        const d = year >= 1 ? 1 : 0;
        const y = 50 + 3 * t + weight + u[0]! + u[1]! * t + u[2]! * d + years[year]! + own[0]! + own[1]! * t + random.normal();
        rows.push({ school: s, pupil: s * shape.pupils + i, year: s * 10 + year, t, d, weight, y });
      }
    }
  }
  const part = (group: string, of: (r: (typeof rows)[number]) => number, terms: ((r: (typeof rows)[number]) => number)[]) => {
    const ids = [...new Set(rows.map(of))];
    return {
      group,
      terms: terms.map((_, i) => (i === 0 ? '(Intercept)' : `${group}${i}`)),
      correlated: shape.correlated,
      levels: ids.map(String),
      levelOf: Int32Array.from(rows, (r) => ids.indexOf(of(r))),
      columns: Float64Array.from(rows.flatMap((r) => terms.map((term) => term(r)))),
    };
  };
  const one = () => 1;
  const slope = (r: (typeof rows)[number]) => r.t;
  const step = (r: (typeof rows)[number]) => r.d;
  return {
    n: rows.length,
    fixedNames: ['(Intercept)', 't', 'weight', 'd'],
    x: Float64Array.from(rows.flatMap((r) => [1, r.t, r.weight, r.d])),
    y: Float64Array.from(rows, (r) => r.y),
    random: [
      ...(shape.pupilTerms > 0 ? [part('pupil', (r) => r.pupil, [one, slope].slice(0, shape.pupilTerms))] : []),
      part('school', (r) => r.school, [one, slope, step].slice(0, shape.schoolTerms)),
      ...(shape.years ? [part('schoolYear', (r) => r.year, [one])] : []),
    ],
  };
};
