/**
 * What: how far the coders agree on each theme, and whether enough was coded twice.
 * Formula: Cohen's κ over units (school × source) with a judgement by two coders: mentioned or not; the four mentions; and, where both
 * call it mentioned, the valence. Share coded twice = units with two coders / units; wanted: .20 and κ of .60.
 * Source: domain.md §4.7; Cohen (1960); Landis & Koch (1977), Biometrics 33, 159–174 for where "substantial" begins.
 * R: irr::kappa2 per theme
 * Missing: units with one coder are left out; with more than two coders the first two in the order of `codersOf` count.
 */
import { absent, type Estimate, present } from '../types.ts';
import { cohensKappa, type Kappa } from './cohens-kappa.ts';
import { codersOf, type CodedUnit, type Judgement } from './coded-units.ts';
import { themes } from './themes.ts';

/** Below this a theme is to be discussed by the coders. */
export const kappaWanted = 0.6;
/** This share of units is to be coded twice. */
export const shareWanted = 0.2;

export interface ThemeAgreement {
  /** '' = all main themes together */
  readonly theme: string;
  /** mentioned in any way, or absent */
  readonly mentioned: Estimate<Kappa>;
  readonly mention: Estimate<Kappa>;
  readonly valence: Estimate<Kappa>;
}

type Pair = readonly [Judgement, Judgement];

const kappas = (theme: string, pairs: readonly Pair[]): ThemeAgreement => {
  const of = (own: readonly Pair[], code: (j: Judgement) => string) =>
    cohensKappa(own.map(([a, b]) => [code(a), code(b)] as const));
  return {
    theme,
    mentioned: of(pairs, (j) => (j.mention === 'absent' ? 'no' : 'yes')),
    mention: of(pairs, (j) => j.mention),
    valence: of(
      pairs.filter(([a, b]) => a.mention !== 'absent' && b.mention !== 'absent'),
      (j) => j.valence,
    ),
  };
};

/** One row a theme that was judged twice anywhere, and before them one for all main themes; empty where nothing was. */
export const coderAgreement = (units: readonly CodedUnit[]): readonly ThemeAgreement[] => {
  const order = codersOf(units).map(({ coder }) => coder);
  const pairsOf = (theme: string): readonly Pair[] =>
    units.flatMap((unit) => {
      const [a, b] = order.flatMap((coder) => unit.coders.get(coder)?.get(theme) ?? []);
      return a === undefined || b === undefined ? [] : [[a, b] as const];
    });
  const found = themes.map(({ id, parent }) => ({ id, parent, pairs: pairsOf(id) })).filter(({ pairs }) => pairs.length > 0);
  if (found.length === 0) return [];
  const main = found.filter(({ parent }) => parent === undefined).flatMap(({ pairs }) => pairs);
  return [kappas('', main), ...found.map(({ id, pairs }) => kappas(id, pairs))];
};

/** Share of units with two coders or more; n = units. */
export const shareCodedTwice = (units: readonly CodedUnit[]): Estimate =>
  units.length === 0
    ? absent('tooFew')
    : present(units.filter((unit) => unit.coders.size >= 2).length / units.length, units.length);
