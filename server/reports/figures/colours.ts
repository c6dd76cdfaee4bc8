/**
 * Data colours (Okabe–Ito, colour-blind safe). They mean the same in every figure, and a shape, a dash or a place says the
 * same again: colour is never alone.
 */
import type { EffectGroup } from '../../../analysis/types.ts';

export const ink = '#1d1b16';
export const softInk = '#55514a';
export const gridLine = '#dcd8cf';
export const white = '#ffffff';

/** High-effect schools one hue, low-effect schools another, all others grey. */
export const groupColour: Readonly<Record<EffectGroup, string>> = {
  high: '#0072B2',
  low: '#D55E00',
  middle: '#7d7a74',
};
/** Plot's symbol and its turn in degrees: triangle up, triangle down, dot. */
export const groupShape: Readonly<Record<EffectGroup, { readonly symbol: 'triangle' | 'circle'; readonly rotate: number }>> = {
  high: { symbol: 'triangle', rotate: 0 },
  low: { symbol: 'triangle', rotate: 180 },
  middle: { symbol: 'circle', rotate: 0 },
};

const waveLight = [124, 199, 178] as const;
const waveDark = [0, 64, 47] as const;

/** Waves go from light to dark in one hue (bluish green). `index` counts from 0. */
export const waveColour = (index: number, waves: number): string => {
  const share = waves > 1 ? index / (waves - 1) : 0.6;
  const mix = waveLight.map((from, i) => Math.round(from + ((waveDark[i] as number) - from) * share));
  return `#${mix.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
};
export const waveSymbols = ['circle', 'square', 'diamond', 'triangle', 'star', 'wye'] as const;

/** Fill and shape of a staff function in a sociogram. */
export type ActorShape = 'circle' | 'square' | 'diamond' | 'triangle' | 'hexagon' | 'cross';
export interface FunctionLook {
  readonly fill: string;
  readonly shape: ActorShape;
}
export const functionLooks: Readonly<Record<string, FunctionLook>> = {
  teacher: { fill: '#b9b5ad', shape: 'circle' },
  internalCoach: { fill: '#E69F00', shape: 'diamond' },
  schoolLeader: { fill: '#CC79A7', shape: 'square' },
  specialist: { fill: '#009E73', shape: 'triangle' },
  assistant: { fill: '#F0E442', shape: 'hexagon' },
  pupil: { fill: '#b9b5ad', shape: 'circle' },
};
export const otherFunction: FunctionLook = { fill: '#6b6862', shape: 'cross' };

/**
 * The function that decides how somebody with several is drawn: the rarest says most about the place in a network, so the
 * leader and the coach come before the teacher.
 */
export const precedence = ['schoolLeader', 'internalCoach', 'specialist', 'assistant', 'teacher', 'pupil'];
export const leadingFunction = (functions: readonly string[]): string =>
  precedence.find((one) => functions.includes(one)) ?? functions[0] ?? '';
export const lookOf = (functions: readonly string[]): FunctionLook => functionLooks[leadingFunction(functions)] ?? otherFunction;
