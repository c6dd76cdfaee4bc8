/**
 * Chance that can be repeated: the same seed gives the same numbers on every machine.
 * The only file that knows pure-rand (xoroshiro128+).
 */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { normalQuantile } from './distributions.ts';

export interface Random {
  /** in [0, 1) */
  readonly uniform: () => number;
  /** by the inverse of the distribution function, so one draw is one uniform number */
  readonly normal: (mean?: number, sd?: number) => number;
  /** from `low` up to and including `high` */
  readonly integer: (low: number, high: number) => number;
  /** a new array in random order (Fisher–Yates) */
  readonly shuffle: <T>(values: readonly T[]) => T[];
  /** one of the values; throws on an empty list */
  readonly pick: <T>(values: readonly T[]) => T;
  /** an independent generator that depends on this one's seed and the label only, not on what was drawn before */
  readonly fork: (label: string | number) => Random;
}

/** FNV-1a, 32 bits: spreads a label over the seeds. */
const hash = (text: string): number => {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
};

const make = (path: string): Random => {
  const generator = xoroshiro128plus(hash(path));
  // neighbouring seeds start alike; a few steps part them
  for (let i = 0; i < 16; i++) generator.next();
  const uniform = (): number => uniformFloat64(generator);
  const integer = (low: number, high: number): number => uniformInt(generator, low, high);
  return {
    uniform,
    normal: (mean = 0, sd = 1) => mean + sd * normalQuantile(uniform() + 2 ** -54),
    integer,
    shuffle: (values) => {
      const out = [...values];
      for (let i = out.length - 1; i > 0; i--) {
        const j = integer(0, i);
        const held = out[i] as (typeof out)[number];
        out[i] = out[j] as (typeof out)[number];
        out[j] = held;
      }
      return out;
    },
    pick: (values) => {
      if (values.length === 0) throw new RangeError('cannot pick from an empty list');
      return values[integer(0, values.length - 1)] as (typeof values)[number];
    },
    fork: (label) => make(`${path}/${label}`),
  };
};

/** A generator for a seed (any finite number). */
export const seededRandom = (seed: number): Random => {
  if (!Number.isFinite(seed)) throw new RangeError(`a seed is a finite number, not ${seed}`);
  return make(String(seed));
};
