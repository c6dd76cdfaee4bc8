/**
 * The data of a linear mixed model, cut into the blocks that make its cost linear in the observations.
 *
 * y = Xβ + Σ Zb + e. One grouping factor is the outermost (the school): every other one is nested within it. The finest one (the
 * pupil) is integrated out unit by unit; what lies between (school × school year) gets columns of its own in the school's block.
 * Only cross-products are kept: U = [Z | X̃ | ỹ] per school, and W'W, W'U per pupil with the pupil's own columns W.
 *
 * A pupil enters the likelihood through U'W·K·W'U with a K that depends on W'W alone. Pupils of a school who were tested at the same
 * occasions share it, so the sums of (row a of W'U)'(row b of W'U) over them are all that is needed: an evaluation costs per pattern of
 * occasions and not per pupil.
 */
import { MixedModelError, type MixedData, type RandomPart } from './data.ts';
import { type FixedCoordinates, fixedCoordinates, toCoordinates } from './orthonormal.ts';

export interface OuterBlock {
  /** position in the outer part's levels */
  readonly level: number;
  /** columns of Z: the outer part's terms, then those of every middle level that lies in this block */
  readonly z: number;
  readonly middle: readonly { readonly part: number; readonly level: number; readonly start: number }[];
  /** z + fixed effects + 1 */
  readonly m: number;
  /** U'U, upper triangle row by row */
  readonly uu: Float64Array;
  /** positions of the units in the inner part's levels */
  readonly units: Int32Array;
  /** pattern of each unit */
  readonly patternOf: Int32Array;
  /** W'U of each unit, q × m */
  readonly wu: Float64Array;
  /** pattern of each pool: pupils of the school with the same W'W */
  readonly pools: Int32Array;
  /**
   * per pool, and in it per pair a ≤ b of W's columns, Σ u_a'u_b (+ its transpose where a < b) with u = row of W'U: upper triangles, one
   * after another
   */
  readonly sums: Float64Array;
  /** units that are in no pool, because too few share their pattern */
  readonly alone: Int32Array;
}

export interface Blocks {
  readonly n: number;
  readonly p: number;
  readonly coordinates: FixedCoordinates;
  readonly outer: number;
  /** −1 where there is one grouping factor only */
  readonly inner: number;
  /** columns of W */
  readonly q: number;
  /** W'W of each pattern, q × q, and how many units have it */
  readonly patterns: Float64Array;
  readonly patternCount: Int32Array;
  readonly blocks: readonly OuterBlock[];
}

export const triangle = (m: number): number => (m * (m + 1)) / 2;

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

/** Outermost, innermost (−1: none) and what lies between, with each part's parent in the outermost. */
const hierarchy = (parts: readonly RandomPart[]) => {
  const bySize = parts.map((_, i) => i).sort((a, b) => parts[a]!.levels.length - parts[b]!.levels.length);
  for (const outer of bySize) {
    const parents = parts.map((part, i) => (i === outer ? null : nesting(part, parts[outer]!)));
    if (!parents.every((parent, i) => i === outer || parent !== null)) continue;
    const rest = bySize.filter((i) => i !== outer);
    return { outer, inner: rest.at(-1) ?? -1, middle: rest.slice(0, -1), parents };
  }
  const names = parts.map((x) => x.group).join(', ');
  throw new MixedModelError('notNested', `no grouping factor contains the others: ${names}`, names);
};

/** Throws `notNested` when no grouping factor contains all the others, and what fixedCoordinates throws. */
export const arrange = (data: MixedData): Blocks => {
  const parts = data.random;
  const p = data.fixedNames.length;
  if (parts.length === 0) throw new MixedModelError('noRandom', 'a mixed model needs at least one random part');
  if (data.n <= p) throw new MixedModelError('tooFewRows', `${data.n} rows are too few for ${p} fixed effects`);
  const { outer, inner, middle, parents } = hierarchy(parts);
  const coordinates = fixedCoordinates(data);
  const school = parts[outer]!;
  const pupil = inner >= 0 ? parts[inner]! : null;
  const q = pupil?.terms.length ?? 0;
  const q0 = school.terms.length;

  const z = new Int32Array(school.levels.length).fill(q0);
  const placed: { part: number; level: number; start: number }[][] = school.levels.map(() => []);
  const starts = new Map<number, Int32Array>();
  for (const part of middle) {
    const parent = parents[part]!;
    const start = new Int32Array(parent.length);
    parent.forEach((s, level) => {
      start[level] = z[s]!;
      placed[s]!.push({ part, level, start: z[s]! });
      z[s]! += parts[part]!.terms.length;
    });
    starts.set(part, start);
  }
  // units of a school, and where a unit stands in its school
  const unitsOf: number[][] = school.levels.map(() => []);
  const place = new Int32Array(pupil?.levels.length ?? 0);
  if (pupil) parents[inner]!.forEach((s, level) => (place[level] = unitsOf[s]!.push(level) - 1));

  const sizes = Array.from(z, (columns) => columns + p + 1);
  const uu = sizes.map((m) => new Float64Array(triangle(m)));
  const wu = sizes.map((m, s) => new Float64Array(unitsOf[s]!.length * q * m));
  const ww = new Float64Array((pupil?.levels.length ?? 0) * q * q);
  const u = new Float64Array(Math.max(...sizes));
  const x = new Float64Array(p);
  for (let row = 0; row < data.n; row++) {
    const s = school.levelOf[row]!;
    const m = sizes[s]!;
    u.fill(0, 0, m);
    for (let j = 0; j < q0; j++) u[j] = school.columns[row * q0 + j]!;
    for (const part of middle) {
      const terms = parts[part]!.terms.length;
      const start = starts.get(part)![parts[part]!.levelOf[row]!]!;
      for (let j = 0; j < terms; j++) u[start + j] = parts[part]!.columns[row * terms + j]!;
    }
    toCoordinates(coordinates, data.x, row, x);
    let e = data.y[row]!;
    for (let j = 0; j < p; j++) e -= data.x[row * p + j]! * coordinates.b0[j]!;
    u.set(x, z[s]!);
    u[m - 1] = e;
    const own = uu[s]!;
    for (let a = 0, k = 0; a < m; a++) {
      const f = u[a]!;
      if (f === 0) k += m - a;
      else for (let b = a; b < m; b++) own[k++]! += f * u[b]!;
    }
    if (!pupil) continue;
    const level = pupil.levelOf[row]!;
    const target = wu[s]!;
    for (let a = 0; a < q; a++) {
      const w = pupil.columns[row * q + a]!;
      for (let b = 0; b < q; b++) ww[(level * q + a) * q + b]! += w * pupil.columns[row * q + b]!;
      const at = (place[level]! * q + a) * m;
      for (let b = 0; b < m; b++) target[at + b]! += w * u[b]!;
    }
  }
  const { patternOf, patterns, patternCount } = patternsOf(ww, q);
  return {
    n: data.n,
    p,
    coordinates,
    outer,
    inner,
    q,
    patterns,
    patternCount,
    blocks: school.levels.map((_, level) => {
      const units = Int32Array.from(unitsOf[level]!);
      const own = units.map((unit) => patternOf[unit]!);
      const m = sizes[level]!;
      return {
        level,
        z: z[level]!,
        middle: placed[level]!,
        m,
        uu: uu[level]!,
        units,
        patternOf: own,
        wu: wu[level]!,
        ...pooled(own, wu[level]!, q, m),
      };
    }),
  };
};

/** Numbers the different W'W. */
const patternsOf = (ww: Float64Array, q: number) => {
  const size = q * q;
  const count = size === 0 ? 0 : ww.length / size;
  const patternOf = new Int32Array(count);
  const seen = new Map<string, number>();
  const first: number[] = [];
  for (let unit = 0; unit < count; unit++) {
    const key = ww.subarray(unit * size, unit * size + size).join();
    let pattern = seen.get(key);
    if (pattern === undefined) {
      seen.set(key, (pattern = first.length));
      first.push(unit);
    }
    patternOf[unit] = pattern;
  }
  const patterns = new Float64Array(first.length * size);
  first.forEach((unit, i) => patterns.set(ww.subarray(unit * size, unit * size + size), i * size));
  const patternCount = new Int32Array(first.length);
  for (const pattern of patternOf) patternCount[pattern]!++;
  return { patternOf, patterns, patternCount };
};

/** Pools where they are cheaper than their units one by one. */
const pooled = (patternOf: Int32Array, wu: Float64Array, q: number, m: number) => {
  const byPattern = new Map<number, number[]>();
  patternOf.forEach((pattern, unit) => {
    const own = byPattern.get(pattern);
    if (own) own.push(unit);
    else byPattern.set(pattern, [unit]);
  });
  const pools: number[] = [];
  const alone: number[] = [];
  for (const [pattern, units] of byPattern)
    if (units.length > (q + 1) / 2) pools.push(pattern);
    else alone.push(...units);
  const size = triangle(q) * triangle(m);
  const sums = new Float64Array(pools.length * size);
  pools.forEach((pattern, pool) => {
    for (const unit of byPattern.get(pattern)!) addProducts(sums, pool * size, wu, unit * q * m, q, m);
  });
  return { pools: Int32Array.from(pools), sums, alone: Int32Array.from(alone) };
};

const addProducts = (sums: Float64Array, from: number, wu: Float64Array, at: number, q: number, m: number): void => {
  let k = from;
  for (let a = 0; a < q; a++)
    for (let b = a; b < q; b++) {
      const ua = at + a * m;
      const ub = at + b * m;
      for (let i = 0; i < m; i++) {
        const fa = wu[ua + i]!;
        const fb = wu[ub + i]!;
        if (a === b) for (let j = i; j < m; j++) sums[k++]! += fa * wu[ua + j]!;
        else for (let j = i; j < m; j++) sums[k++]! += fa * wu[ub + j]! + fb * wu[ua + j]!;
      }
    }
};
