/**
 * What: which separate ratings in a report about a school go with its judgement of the whole (scale `overall`), e.g. taking part of the
 *   whole team with implementation (domain.md §3.2, F19). One writer gives both, so part of it is the writer's own hand.
 * Formula: Pearson's r over schools, 95 % interval tanh(atanh r ± 1.96/√(n − 3)).
 * Source: Fisher (1921); domain.md §2.12.
 * R: cor.test(rating, overall)
 * Missing: a school whose rating or judgement is missing is not in n; under four schools `tooFew`, a constant `noVariance`.
 */
import type { Instrument, Scale } from '../../instruments/types.ts';
import { correlation } from '../comparison/all-schools-correlation.ts';
import { meanOf } from '../description/moments.ts';
import { scaleSubject, type ScoredResponse, scoreResponses } from '../scoring/score-responses.ts';
import { absent, type Estimate, present, type ResponseRecord, type StudyData } from '../types.ts';
import type { Collector } from './collector.ts';

/** The scale of a report that judges the whole. */
const whole = 'overall';

/** Items in no scale that are answered with the same options as the judgement of the whole. */
const separateRatings = (instrument: Instrument, overall: Scale): readonly string[] => {
  const inScales = new Set(instrument.scales.flatMap((scale) => Object.keys(scale.items)));
  const formats = new Set(instrument.items.filter((item) => overall.items[item.id] !== undefined).map((item) => item.format));
  return instrument.items.filter((item) => !inScales.has(item.id) && formats.has(item.format)).map((item) => item.id);
};

/** Per report about schools, wave and separate rating: rows of the study. Subject `instrument.item`. */
export function reportCorrelations(data: StudyData, accepted: readonly ResponseRecord[], collect: Collector): void {
  for (const instrument of data.instruments) {
    const overall = instrument.scales.find((scale) => scale.id === whole);
    const reports = accepted.filter(
      (r) => r.instrument === instrument.id && r.version === instrument.version && r.about !== undefined && r.about === r.school,
    );
    if (overall === undefined || reports.length === 0) continue;
    const scored = scoreResponses({ ...data, instruments: [{ ...instrument, scales: [overall] }], responses: reports });
    for (const { wave, rows } of scored) {
      for (const item of separateRatings(instrument, overall)) {
        const schools = [...bySchool(rows, item).values()];
        const found = correlation(
          schools.map((own) => meanOf(own.map((one) => one.rating))),
          schools.map((own) => meanOf(own.map((one) => one.judged))),
        );
        const part = (of: 'r' | 'lower' | 'upper'): Estimate =>
          found.missing === undefined ? present(found.value[of], found.n) : absent(found.missing, found.n);
        const subject = scaleSubject(instrument.id, item);
        collect.study(wave, subject, 'correlationWithOverall', part('r'));
        collect.study(wave, subject, 'correlationLower', part('lower'));
        collect.study(wave, subject, 'correlationUpper', part('upper'));
      }
    }
  }
}

/** Reports in which both are given; several about one school are averaged. */
function bySchool(rows: readonly ScoredResponse[], item: string): ReadonlyMap<string, { rating: number; judged: number }[]> {
  const schools = new Map<string, { rating: number; judged: number }[]>();
  for (const { response, score } of rows) {
    const rating = response.answers[item];
    if (typeof rating !== 'number' || score.value === undefined) continue;
    const own = schools.get(response.school) ?? [];
    own.push({ rating, judged: score.value });
    schools.set(response.school, own);
  }
  return schools;
}
