/** `achievement.csv`: one row per pupil and occasion; further columns are numeric covariates. */
import type { AchievementRow, Phase } from '../../../analysis/types.ts';
import { type Column, filled, writeTable } from './csv.ts';
import { checkSchool, type Known, Seen } from './known.ts';
import { Rows, reportCitizenNumbers } from './rows.ts';
import { readTable, type Shape } from './table.ts';

const file = 'achievement.csv';
const shape: Shape = {
  required: ['pupil', 'school', 'subject', 'scaleVersion', 'occasion', 'score'],
  optional: ['group', 'schoolYear', 'time', 'phase', 'exposure', 'weight'],
  others: 'used',
  nameless: true,
};
const phases: readonly Phase[] = ['before', 'during', 'transition'];
/** Pupil weights of Dutch primary schools until 2019. */
const weights = [0, 0.3, 1.2];

const readWeight = (rows: Rows): number | null => {
  const weight = rows.numberOrNull('weight');
  if (weight === null || weights.includes(weight)) return weight;
  rows.problem('weight', 'notOneOf', rows.raw('weight'), '0.0, 0.3, 1.2');
  return null;
};

/** A pupil who changes school starts anew there, so the school is part of what makes a row one of a kind. */
export const readAchievement = (bytes: Uint8Array, known: Known): readonly AchievementRow[] => {
  const table = readTable(file, bytes, shape, known.inspection);
  if (!table) return [];
  for (const column of ['pupil', ...table.others]) reportCitizenNumbers(table, column, known.inspection);
  const rows = new Rows(table, known.inspection);
  const seen = new Seen();
  const read: AchievementRow[] = [];
  while (rows.next()) {
    const pupil = rows.ownId('pupil');
    const school = rows.id('school');
    checkSchool(rows, 'school', school, known);
    const [subject, scaleVersion, occasion] = [
      rows.requiredText('subject'),
      rows.requiredText('scaleVersion'),
      rows.requiredText('occasion'),
    ];
    const group = rows.text('group', 80);
    const schoolYear = rows.text('schoolYear', 80);
    const rest = {
      time: rows.numberOrNull('time'),
      phase: rows.oneOf('phase', phases) ?? null,
      exposure: rows.numberOrNull('exposure'),
      score: rows.numberOrNull('score'),
      weight: readWeight(rows),
      covariates: Object.fromEntries(table.others.map((column) => [column, rows.numberOrNull(column)])),
    };
    if (pupil === undefined || school === undefined || !subject || !scaleVersion || !occasion) continue;
    const before = seen.before(rows.number, pupil, school, subject, scaleVersion, occasion, schoolYear);
    if (before !== undefined) rows.problem(null, 'duplicateRow', before);
    const optional = { ...(group ? { group } : {}), ...(schoolYear ? { schoolYear } : {}) };
    read.push({ pupil, school, subject, scaleVersion, occasion, ...optional, ...rest });
  }
  return read;
};

type Name = Exclude<keyof AchievementRow, 'covariates'>;
const column = (name: Name): Column<AchievementRow> => ({ name, cell: (row) => row[name] });

export const writeAchievement = (rows: readonly AchievementRow[]): Uint8Array => {
  const covariates = [...new Set(rows.flatMap((row) => Object.keys(row.covariates)))];
  return writeTable(rows, [
    ...filled(rows, [column('pupil'), column('school')], [column('group')]),
    ...filled(
      rows,
      [column('subject'), column('scaleVersion'), column('occasion')],
      [column('schoolYear'), column('time'), column('phase'), column('exposure')],
    ),
    ...filled(rows, [column('score')], [column('weight')]),
    ...covariates.map((name): Column<AchievementRow> => ({ name, cell: (row) => row.covariates[name] })),
  ]);
};
