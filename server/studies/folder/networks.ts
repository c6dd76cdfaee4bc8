/** `nominations.csv` and `network-respondents.csv`: who named whom, and who saw the whole list. */
import type { NetworkRespondent, Nomination } from '../../../analysis/types.ts';
import { writeTable } from './csv.ts';
import { checkPerson, checkSchool, checkWave, type Known, Seen } from './known.ts';
import { Rows } from './rows.ts';
import { readTable, type Shape } from './table.ts';

export const nominationsFile = 'nominations.csv';
export const respondentsFile = 'network-respondents.csv';
const shape = (...own: readonly string[]): Shape => ({
  required: ['school', 'wave', 'relation', ...own],
  optional: [],
  others: 'noticed',
  nameless: true,
});

/** School, wave and relation of a row; the whole only when all three are there. */
const readPlace = (rows: Rows, known: Known) => {
  const school = rows.id('school');
  const wave = rows.id('wave');
  const relation = rows.id('relation');
  checkSchool(rows, 'school', school, known);
  checkWave(rows, 'wave', wave, known);
  if (relation !== undefined && known.relations && !known.relations.has(relation))
    rows.problem('relation', 'unknownRelation', relation);
  return { school, wave, relation };
};

const readValue = (rows: Rows, relation: string | undefined, known: Known): number | null => {
  if (rows.has('value') && rows.raw('value') === '') return rows.problem('value', 'missingValue') ?? null;
  const value = rows.numberOrNull('value');
  const codes = relation === undefined ? undefined : known.relations?.get(relation);
  const possible = value === null || (codes ? codes.has(value) : Number.isSafeInteger(value) && value >= 0);
  if (!possible) rows.problem('value', 'impossibleAnswer', rows.raw('value'), codes ? [...codes].join(', ') : '0, 1, 2, …');
  return value;
};

export const readNominations = (bytes: Uint8Array, known: Known): readonly Nomination[] => {
  const table = readTable(nominationsFile, bytes, shape('ego', 'alter', 'value'), known.inspection);
  if (!table) return [];
  const rows = new Rows(table, known.inspection);
  const seen = new Seen();
  const read: Nomination[] = [];
  while (rows.next()) {
    const { school, wave, relation } = readPlace(rows, known);
    const ego = rows.id('ego');
    const alter = rows.id('alter');
    checkPerson(rows, 'ego', ego, school, wave, known);
    if (ego !== undefined && ego === alter) rows.problem('alter', 'selfNomination');
    else checkPerson(rows, 'alter', alter, school, wave, known);
    const value = readValue(rows, relation, known);
    if (!school || !wave || !relation || !ego || !alter || value === null) continue;
    const before = seen.before(rows.number, school, wave, relation, ego, alter);
    if (before !== undefined) rows.problem(null, 'duplicateRow', before);
    read.push({ school, wave, relation, ego, alter, value });
  }
  return read;
};

export const readRespondents = (bytes: Uint8Array, known: Known): readonly NetworkRespondent[] => {
  const table = readTable(respondentsFile, bytes, shape('person'), known.inspection);
  if (!table) return [];
  const rows = new Rows(table, known.inspection);
  const seen = new Seen();
  const read: NetworkRespondent[] = [];
  while (rows.next()) {
    const { school, wave, relation } = readPlace(rows, known);
    const person = rows.id('person');
    checkPerson(rows, 'person', person, school, wave, known);
    if (!school || !wave || !relation || !person) continue;
    const before = seen.before(rows.number, school, wave, relation, person);
    if (before !== undefined) rows.problem(null, 'duplicateRow', before);
    read.push({ school, wave, relation, person });
  }
  return read;
};

export const writeNominations = (nominations: readonly Nomination[]): Uint8Array =>
  writeTable(
    nominations,
    (['school', 'wave', 'relation', 'ego', 'alter', 'value'] as const).map((name) => ({ name, cell: (row) => row[name] })),
  );

export const writeRespondents = (respondents: readonly NetworkRespondent[]): Uint8Array =>
  writeTable(
    respondents,
    (['school', 'wave', 'relation', 'person'] as const).map((name) => ({ name, cell: (row) => row[name] })),
  );
