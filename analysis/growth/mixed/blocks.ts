/**
 * The data of a linear mixed model, cut into the blocks that make its cost linear in the observations.
 *
 * y = Xβ + Σ Zb + e. One grouping factor is the outermost (the school): every other one is nested within it. The finest one (the
 * pupil) is integrated out unit by unit; what lies between (school × school year) gets columns of its own in the school's block.
 * Only cross-products are kept: U = [Z | X | y] per school, and W'W, W'U per pupil with the pupil's own columns W.
 */

/** One random part, e.g. (1 + time | school). */
export interface RandomPart {
  readonly group: string;
  readonly terms: readonly string[];
  /** false: the terms are independent */
  readonly correlated: boolean;
  readonly levels: readonly string[];
  /** row → position in `levels` */
  readonly levelOf: Int32Array;
  /** rows × terms, row by row */
  readonly columns: Float64Array;
}

export interface MixedData {
  readonly n: number;
  readonly fixedNames: readonly string[];
  /** rows × fixed effects, row by row */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly random: readonly RandomPart[];
}

/** A model that this method cannot fit, and what to do about it. */
export class MixedModelError extends Error {
  readonly code:
    | 'notNested'
    | 'noRandom'
    | 'tooFewRows'
    | 'collinear'
    | 'unknownColumn'
    | 'notNumeric'
    | 'oneLevel'
    | 'notConverged';
  constructor(code: MixedModelError['code'], message: string) {
    super(message);
    this.name = 'MixedModelError';
    this.code = code;
  }
}

export interface InnerUnit {
  /** position in the inner part's levels */
  readonly level: number;
  /** W'W, q × q */
  readonly ww: Float64Array;
  /** W'U, q × m */
  readonly wu: Float64Array;
}

export interface OuterBlock {
  /** position in the outer part's levels */
  readonly level: number;
  /** columns of Z: the outer part's terms, then those of every middle level that lies in this block */
  readonly z: number;
  readonly middle: readonly { readonly part: number; readonly level: number; readonly start: number }[];
  /** z + fixed effects + 1 */
  readonly m: number;
  /** U'U, m × m */
  readonly uu: Float64Array;
  readonly units: readonly InnerUnit[];
}

export interface Blocks {
  readonly n: number;
  readonly p: number;
  readonly outer: number;
  /** −1 where there is one grouping factor only */
  readonly inner: number;
  readonly blocks: readonly OuterBlock[];
}

/** For each level of `fine` the level of `coarse` it lies in; null when one lies in two. */
const nesting = (fine: RandomPart, coarse: RandomPart): Int32Array | null => {
  const parent = new Int32Array(fine.levels.length).fill(-1);
  for (let i = 0; i < fine.levelOf.length; i++) {
    const at = fine.levelOf[i]!;
    if (parent[at] === -1) parent[at] = coarse.levelOf[i]!;
    else if (parent[at] !== coarse.levelOf[i]) return null;
  }
  return parent;
};

/** Throws `notNested` when no grouping factor contains all the others. */
export const arrange = (data: MixedData): Blocks => {
  const parts = data.random;
  if (parts.length === 0) throw new MixedModelError('noRandom', 'a mixed model needs at least one random part');
  const p = data.fixedNames.length;
  if (data.n <= p) throw new MixedModelError('tooFewRows', `${data.n} rows are too few for ${p} fixed effects`);
  const bySize = parts.map((_, i) => i).sort((a, b) => parts[a]!.levels.length - parts[b]!.levels.length);
  const outer = bySize.find((o) => parts.every((part, i) => i === o || nesting(part, parts[o]!) !== null));
  if (outer === undefined)
    throw new MixedModelError('notNested', `no grouping factor contains the others: ${parts.map((x) => x.group).join(', ')}`);
  const rest = bySize.filter((i) => i !== outer);
  const inner = rest.length > 0 ? rest.at(-1)! : -1;
  const middle = rest.slice(0, -1);
  const school = parts[outer]!;
  const q0 = school.terms.length;

  const z = new Int32Array(school.levels.length).fill(q0);
  const starts = new Map<number, Int32Array>();
  const placed: { part: number; level: number; start: number }[][] = school.levels.map(() => []);
  for (const part of middle) {
    const parent = nesting(parts[part]!, school)!;
    const start = new Int32Array(parent.length);
    parent.forEach((s, level) => {
      start[level] = z[s]!;
      placed[s]!.push({ part, level, start: z[s]! });
      z[s]! += parts[part]!.terms.length;
    });
    starts.set(part, start);
  }

  const sizes = Array.from(z, (columns) => columns + p + 1);
  const uu = sizes.map((m) => new Float64Array(m * m));
  const pupil = inner >= 0 ? parts[inner]! : null;
  const qw = pupil?.terms.length ?? 0;
  const units = new Map<number, InnerUnit>();
  const unitsOf: InnerUnit[][] = school.levels.map(() => []);
  for (let row = 0; row < data.n; row++) {
    const s = school.levelOf[row]!;
    const m = sizes[s]!;
    const u = new Float64Array(m);
    for (let j = 0; j < q0; j++) u[j] = school.columns[row * q0 + j]!;
    for (const part of middle) {
      const q = parts[part]!.terms.length;
      const start = starts.get(part)![parts[part]!.levelOf[row]!]!;
      for (let j = 0; j < q; j++) u[start + j] = parts[part]!.columns[row * q + j]!;
    }
    for (let j = 0; j < p; j++) u[z[s]! + j] = data.x[row * p + j]!;
    u[m - 1] = data.y[row]!;
    const g = uu[s]!;
    for (let a = 0; a < m; a++) if (u[a] !== 0) for (let b = 0; b < m; b++) g[a * m + b]! += u[a]! * u[b]!;
    if (!pupil) continue;
    const level = pupil.levelOf[row]!;
    let unit = units.get(level);
    if (!unit) {
      unit = { level, ww: new Float64Array(qw * qw), wu: new Float64Array(qw * m) };
      units.set(level, unit);
      unitsOf[s]!.push(unit);
    }
    for (let a = 0; a < qw; a++) {
      const w = pupil.columns[row * qw + a]!;
      for (let b = 0; b < qw; b++) unit.ww[a * qw + b]! += w * pupil.columns[row * qw + b]!;
      for (let b = 0; b < m; b++) unit.wu[a * m + b]! += w * u[b]!;
    }
  }
  return {
    n: data.n,
    p,
    outer,
    inner,
    blocks: school.levels.map((_, level) => ({
      level,
      z: z[level]!,
      middle: placed[level]!,
      m: sizes[level]!,
      uu: uu[level]!,
      units: unitsOf[level]!,
    })),
  };
};
