/**
 * What a selection of schools rests on, as one text: whoever hashes it can say later whether the data moved. Pure: the hash is made
 * by the caller. Ids of pupils and the order of rows are not in it, so that a study under pseudonyms gives the same text.
 */
import { byText } from '../growth/school-estimate.ts';
import type { AchievementRow, SelectionModel, StudyData } from '../types.ts';

export interface SelectionQuestion {
  readonly model: SelectionModel;
  readonly k: number;
  readonly seed: number;
}

const cells = (row: AchievementRow): string =>
  JSON.stringify([
    row.occasion,
    row.schoolYear ?? null,
    row.scaleVersion,
    row.phase,
    row.time,
    row.exposure,
    row.score,
    row.weight,
  ]);

/** The text: the question, the cohorts by school, and per school the scores of each pupil in an order that needs no names. */
export function selectionInput(data: StudyData, { model, k, seed }: SelectionQuestion): string {
  const { effect = '', subject = '' } = data.design.achievement ?? {};
  const pupils = new Map<string, string[]>();
  for (const row of data.achievement) {
    if (row.subject !== subject) continue;
    const key = JSON.stringify([row.school, row.pupil]);
    const own = pupils.get(key);
    if (own === undefined) pupils.set(key, [JSON.stringify(row.school), cells(row)]);
    else own.push(cells(row));
  }
  const lines = [...pupils.values()].map(([school = '', ...rows]) => [school, ...rows.sort(byText)].join(' '));
  const cohorts = data.schools.map((s) => JSON.stringify([s.id, s.cohort ?? null])).sort(byText);
  return [JSON.stringify({ effect, subject, model, k, seed }), ...cohorts, ...lines.sort(byText), ''].join('\n');
}
