/**
 * What: an effect in points as months of schooling, and in standard deviations.
 * Formula: months = 10·δ / yearly gain, limits likewise (a school year has ten months); yearly gain = mean of β̂(M, g + 1) − β̂(M, g) and
 *   β̂(E, g + 1) − β̂(E, g) over the occasions' fixed effects, weighted by the before-phase scores at the earlier occasion.
 *   Standardised: δ / √(Σ(n_o − 1)s²_o / Σ(n_o − 1)) over the occasions o, before-phase.
 * Source: domain.md §4.5.
 * R: none ready-made
 * Missing: no months where no two occasions lie a year apart or pupils do not gain; no standardised effect without variance.
 */
import type { MixedFit } from '../mixed/fit.ts';
import type { Prepared } from './rows.ts';

export interface Translated {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** Points gained in a year of schooling; null where that cannot be told. */
export const yearlyGain = (prepared: Prepared, fit: MixedFit): number | null => {
  const before = new Map<string, number>();
  const timeOf = new Map<string, number>();
  for (const row of prepared.rows) {
    timeOf.set(row.occasion, row.t);
    if (row.D === 0) before.set(row.occasion, (before.get(row.occasion) ?? 0) + 1);
  }
  const effectOf = (occasion: string) => fit.fixed.find((f) => f.name === `occasion${occasion}`)?.estimate ?? 0;
  const kind = (occasion: string) => occasion.replaceAll(/\d/g, '');
  let weights = 0;
  let gains = 0;
  for (const earlier of prepared.occasions) {
    const later = prepared.occasions.find(
      (o) => kind(o) === kind(earlier) && Math.abs(timeOf.get(o)! - timeOf.get(earlier)! - 1) < 1e-9,
    );
    const weight = before.get(earlier) ?? 0;
    if (later === undefined || weight === 0) continue;
    weights += weight;
    gains += weight * (effectOf(later) - effectOf(earlier));
  }
  return weights > 0 && gains > 0 ? gains / weights : null;
};

/** SD of scores within occasions before the intervention. */
export const beforeSd = (prepared: Prepared): number | null => {
  const byOccasion = new Map<string, { n: number; mean: number; squares: number }>();
  for (const row of prepared.rows) {
    if (row.D !== 0) continue;
    const own = byOccasion.get(row.occasion) ?? { n: 0, mean: 0, squares: 0 };
    byOccasion.set(row.occasion, own);
    own.n++;
    const step = row.score - own.mean;
    own.mean += step / own.n;
    own.squares += step * (row.score - own.mean);
  }
  const all = [...byOccasion.values()];
  const freedom = all.reduce((sum, o) => sum + o.n - 1, 0);
  const squares = all.reduce((sum, o) => sum + o.squares, 0);
  return freedom > 0 && squares > 0 ? Math.sqrt(squares / freedom) : null;
};

/** An effect with its interval, times a factor. */
export const translated = (effect: { estimate: number; lower: number; upper: number }, factor: number): Translated => ({
  value: effect.estimate * factor,
  lower: effect.lower * factor,
  upper: effect.upper * factor,
});
