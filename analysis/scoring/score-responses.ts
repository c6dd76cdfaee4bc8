/**
 * What: every submitted response of a study, scored on every scale of its instrument.
 * Formula: scaleScore, response by response.
 * Source: domain.md §4.2.
 * R: one rowMeans per scale on the answers file of a wave.
 * Missing: drafts are left out; a response without answers keeps its row with the reason. A response to an instrument that
 *   the study does not carry is a caller's mistake and throws.
 */
import type { Instrument, Scale } from '../../instruments/types.ts';
import type { ResponseRecord, StudyData } from '../types.ts';
import { type ScaleResult, scaleScorer } from './scale-score.ts';

export interface ScoredResponse extends ScaleResult {
  readonly response: ResponseRecord;
}

/** All scores on one scale in one wave. */
export interface ScoredScale {
  readonly instrument: Instrument;
  readonly scale: Scale;
  /** "<instrument>.<scale>", the subject of measures.csv */
  readonly subject: string;
  /** '' for responses without a wave */
  readonly wave: string;
  readonly rows: readonly ScoredResponse[];
}

/** The subject of measures.csv for a scale. */
export const scaleSubject = (instrument: string, scale: string): string => `${instrument}.${scale}`;

/** Groups in the order of the study's instruments (versions apart), their scales, and the study's waves. */
export const scoreResponses = (data: Pick<StudyData, 'design' | 'instruments' | 'responses'>): readonly ScoredScale[] => {
  const byInstrument = new Map<string, Map<string, ResponseRecord[]>>();
  for (const instrument of data.instruments) byInstrument.set(`${instrument.id} ${instrument.version}`, new Map());
  for (const response of data.responses) {
    if (!response.submitted) continue;
    const waves = byInstrument.get(`${response.instrument} ${response.version}`);
    if (!waves)
      throw new Error(`response ${response.id} is to ${response.instrument} ${response.version}, which the study does not carry`);
    const wave = response.wave ?? '';
    const list = waves.get(wave);
    if (list) list.push(response);
    else waves.set(wave, [response]);
  }
  const waveOrder = new Map(data.design.waves.map((wave, i) => [wave.id, i]));
  const place = (wave: string): number => waveOrder.get(wave) ?? -1;
  const out: ScoredScale[] = [];
  for (const instrument of data.instruments) {
    const waves = [...(byInstrument.get(`${instrument.id} ${instrument.version}`) ?? [])].sort(([a], [b]) => place(a) - place(b));
    for (const scale of instrument.scales) {
      const score = scaleScorer(instrument, scale);
      for (const [wave, responses] of waves) {
        const rows = responses.map((response) => ({ response, ...score(response.answers) }));
        out.push({ instrument, scale, subject: scaleSubject(instrument.id, scale.id), wave, rows });
      }
    }
  }
  return out;
};
