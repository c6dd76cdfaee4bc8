/**
 * What: the mean of a scale over persons three times: with every response, without those that somebody left out (as analysed), and without
 *   every response that carries a flag of carelessness.
 * Formula: mean of the persons' scale scores; the responses are the accepted ones of a wave.
 * Source: domain.md §4.2 (flag, keep, sensitivity without); Meade & Craig (2012), Psychological Methods 17, 437–455.
 * R: mean(score); mean(score[!excluded]); mean(score[!excluded & !flagged])
 * Missing: persons without a score do not count; a scale of a wave where the three are the same persons has no row.
 */
import type { Instrument } from '../../instruments/types.ts';
import { scaleSubject } from '../scoring/score-responses.ts';
import { scaleScorer } from '../scoring/scale-score.ts';
import type { ResponseRecord } from '../types.ts';
import type { FlagKind } from './types.ts';

/** Flags that say something of how somebody answered; the others say who or which version. */
export const carelessKinds: readonly FlagKind[] = [
  'straightLine',
  'longString',
  'contradiction',
  'tooFast',
  'sameTieToAll',
  'duplicate',
];

export interface MeanOf {
  readonly n: number;
  /** null where nobody is left */
  readonly mean: number | null;
}
/** One scale at one wave. */
export interface WithWithout {
  readonly subject: string;
  readonly wave: string;
  readonly everybody: MeanOf;
  readonly analysed: MeanOf;
  readonly unflagged: MeanOf;
}

const meanOf = (scores: readonly number[]): MeanOf => ({
  n: scores.length,
  mean: scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length,
});

/**
 * Rows in the order of the instruments and their scales.
 * @param accepted the responses of every person, those left out by a decision among them
 * @param excluded ids of responses that a decision leaves out
 * @param flagged ids of responses with a flag of carelessness
 */
export function withAndWithout(
  instruments: readonly Instrument[],
  accepted: readonly ResponseRecord[],
  excluded: ReadonlySet<string>,
  flagged: ReadonlySet<string>,
): readonly WithWithout[] {
  const doubtful = accepted.filter(({ id }) => excluded.has(id) || flagged.has(id));
  const places = new Set(doubtful.map((r) => `${r.instrument} ${r.version} ${r.wave ?? ''}`));
  return instruments.flatMap((instrument) => {
    const own = accepted.filter((r) => r.instrument === instrument.id && r.version === instrument.version);
    const waves = [...new Set(own.map((r) => r.wave ?? ''))].filter((w) =>
      places.has(`${instrument.id} ${instrument.version} ${w}`),
    );
    return instrument.scales.flatMap((scale) => {
      const score = scaleScorer(instrument, scale);
      return waves.flatMap((wave): WithWithout[] => {
        const scored = own.flatMap((r) => {
          if ((r.wave ?? '') !== wave) return [];
          const { value } = score(r.answers).score;
          return value === undefined ? [] : [{ id: r.id, value }];
        });
        if (!scored.some(({ id }) => excluded.has(id) || flagged.has(id))) return [];
        const kept = scored.filter(({ id }) => !excluded.has(id));
        const values = (list: readonly { readonly value: number }[]) => list.map(({ value }) => value);
        return [
          {
            subject: scaleSubject(instrument.id, scale.id),
            wave,
            everybody: meanOf(values(scored)),
            analysed: meanOf(values(kept)),
            unflagged: meanOf(values(kept.filter(({ id }) => !flagged.has(id)))),
          },
        ];
      });
    });
  });
}
