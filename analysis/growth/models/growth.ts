/**
 * What: each school's yearly growth from the mixed model, all pupils of all schools at once.
 * Formula: `score ~ time + (1 + time | pupil) + (1 + time | school)`, REML; a school's growth = β_time + its deviation (BLUP).
 * Source: study-folder.md, Effects and comparison (`growth`, mixed); Raudenbush & Bryk (2002), ch. 8.
 * R: lme4::lmer(score ~ time + (1 + time | pupil) + (1 + time | school)), coef(fit)$school$time
 * Missing: rows without time or score are left out and counted; different scale versions are refused, as are fewer than 10 schools. A
 *   school with few pupils keeps its place: its growth lies near the mean and its standard error says so.
 */
import type { AchievementRow, Exclusion } from '../../types.ts';
import { byText } from '../school-estimate.ts';
import { minModelSchools } from './rows.ts';
import { fitFormula, guarded, type ModelOutcome, predictedSchools, readFits } from './school-model.ts';

const formula = 'score ~ time + (1 + time | pupil) + (1 + time | school)';
const without = 'score ~ time + (1 + time | pupil) + (1 | school)';

/** The rows of one subject. Never throws on data: refusals say what is in the way. */
export const growthModel = (all: readonly AchievementRow[]): ModelOutcome => {
  const usable = all.filter((row) => row.time !== null && row.score !== null);
  const left = all.length - usable.length;
  const exclusions: Exclusion[] = left > 0 ? [{ what: 'row', id: '', reason: 'noTimeOrScore', count: left }] : [];
  const versions = [...new Set(usable.map((r) => r.scaleVersion))].sort(byText);
  if (versions.length > 1) return { refused: { code: 'scaleVersionsMixed', versions }, exclusions };
  if (usable.length === 0) return { refused: { code: 'noRows' }, exclusions };
  const schools = new Set(usable.map((r) => r.school)).size;
  if (schools < minModelSchools) return { refused: { code: 'tooFewSchools', schools, needed: minModelSchools }, exclusions };
  // a pupil who changes school starts a new spell
  const rows = usable.map((r) => ({ school: r.school, pupil: `${r.school}\n${r.pupil}`, time: r.time, score: r.score }));
  return guarded(exclusions, () => {
    const fit = fitFormula(formula, rows);
    const reduced = fitFormula(without, rows, { df: false });
    const predicted = predictedSchools(fit, 'time', () => ({ time: 1 }));
    return {
      model: 'growth' as const,
      formula,
      pupils: fit.levels.find((l) => l.group === 'pupil')!.count,
      rows: fit.n,
      mean: fit.fixed.find((f) => f.name === 'time')!,
      cohorts: [],
      ...readFits(fit, reduced, 'time', predicted),
      months: null,
      standardised: null,
      schools: predicted,
      fit,
    };
  });
};
