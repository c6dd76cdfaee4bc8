/** What the sections about the mixed models share: effects in words, the terms of a formula by name. */
import type { ModelEffect, ModelFindings } from '../../../analysis/growth/models/types.ts';
import type { Context } from '../context.ts';
import { plain } from '../figures/svg.ts';
import { dash, decimalsFor } from '../format.ts';

/** "0.82 [0.49, 1.16]" */
export const valueWithInterval = (
  { format }: Pick<Context, 'format'>,
  one: { readonly value: number; readonly lower: number; readonly upper: number } | null,
  decimals?: number,
): string => {
  if (one === null) return dash;
  const d = decimals ?? decimalsFor((one.upper - one.lower) / 4);
  return `${format.number(one.value, d)} ${format.interval(one.lower, one.upper, d)}`;
};

export const inPoints = (context: Pick<Context, 'format'>, effect: ModelEffect | null): string =>
  effect === null ? dash : valueWithInterval(context, { value: effect.estimate, lower: effect.lower, upper: effect.upper });

export const inMonths = (context: Pick<Context, 'format'>, effect: ModelEffect | null): string =>
  valueWithInterval(context, effect?.months ?? null);

/** Months of schooling where pupils' yearly gain is known, else points: what the figures are drawn in. */
export const drawnIn = (models: ModelFindings): { readonly months: boolean; of(effect: ModelEffect): DrawnEffect } => {
  const months = (models.fits[0]?.effect.months ?? null) !== null;
  return {
    months,
    of: (effect) => {
      const { estimate, lower, upper } = effect;
      const own = months ? effect.months : null;
      return own === null ? { value: estimate, low: lower, high: upper } : { value: own.value, low: own.lower, high: own.upper };
    },
  };
};

export interface DrawnEffect {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** A weight as people write it: "0,3"; 0 is "0,0". */
export const weightName = ({ words, format }: Pick<Context, 'words' | 'format'>, weight: string): string =>
  weight === 'unknown' ? words.models.terms.unknownWeight : words.models.terms.weight(format.number(Number(weight), 1));

/** What a fixed or random term is called. */
export const termName = (context: Pick<Context, 'words' | 'format'>, term: string): string => {
  const { terms } = context.words.models;
  if (term === '(Intercept)') return terms.intercept;
  return term
    .split(':')
    .map((piece) => {
      if (piece === 'D') return terms.D;
      if (piece === 't') return terms.t;
      if (piece === 'time') return terms.time;
      if (piece === 'exposure') return terms.exposure;
      if (piece.startsWith('occasion')) return terms.occasion(plain(piece.slice('occasion'.length)));
      if (piece.startsWith('weight')) return weightName(context, piece.slice('weight'.length));
      if (piece.startsWith('cohort')) return terms.cohort(plain(piece.slice('cohort'.length)));
      return plain(piece);
    })
    .join(' × ');
};
