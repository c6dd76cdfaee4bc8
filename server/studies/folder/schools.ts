/** `schools.csv`: the schools; further columns are attributes, numeric where all their values are. */
import type { Identities, School } from '../../../analysis/types.ts';
import { writeTable } from './csv.ts';
import type { Inspection } from './problems.ts';
import { Rows, readNumber } from './rows.ts';
import { readTable, type Shape } from './table.ts';

const file = 'schools.csv';
const shape: Shape = { required: ['school'], optional: ['name', 'cohort', 'brin'], others: 'used', nameless: true };
const brin = /^\d{2}[A-Z]{2}(\d{2})?$/;

export interface ReadSchools {
  readonly schools: readonly School[];
  readonly identities: Identities['schools'];
  /** false: ids could not be read, so nothing can be checked against them */
  readonly complete: boolean;
}

type Attribute = number | string | null;

/** The values of one attribute column: numbers when all are, otherwise texts. */
const readAttribute = (rows: Rows, column: string, inspection: Inspection): readonly Attribute[] => {
  const { table } = rows;
  const at = table.columns.get(column) ?? 0;
  const cells = table.rows.map((row) => (row.sound ? (row.cells[at] ?? '') : ''));
  const values = cells.filter((cell) => cell !== '');
  const numbers = cells.map((cell) => (cell === '' ? null : readNumber(cell, table.semicolons)));
  if (!numbers.includes('notANumber'))
    return numbers.map((value, i) => {
      if (typeof value !== 'string') return value;
      inspection.problem({ file, row: table.rows[i]?.number ?? null, column }, value, cells[i] ?? '');
      return null;
    });
  const count = numbers.filter((value) => typeof value === 'number').length;
  if (count > 0) inspection.notice({ file, column }, 'textColumn', count, values.length);
  return cells.map((cell) => cell || null);
};

export const readSchools = (bytes: Uint8Array, inspection: Inspection): ReadSchools => {
  const table = readTable(file, bytes, shape, inspection);
  const schools: School[] = [];
  const identities = new Map<string, { name?: string; brin?: string }>();
  if (!table) return { schools, identities, complete: false };
  const rows = new Rows(table, inspection);
  const attributes = table.others.map((column) => ({ column, values: readAttribute(rows, column, inspection) }));
  const seen = new Set<string>();
  for (let i = 0; rows.next(); i++) {
    const id = rows.id('school');
    const cohort = rows.text('cohort', 80);
    const name = rows.text('name');
    const code = rows.text('brin');
    if (code !== undefined && !brin.test(code)) rows.problem('brin', 'badBrin', code);
    if (id === undefined) continue;
    if (seen.has(id)) rows.problem('school', 'duplicateId', id);
    seen.add(id);
    const own = Object.fromEntries(attributes.map(({ column, values }) => [column, values[i] ?? null]));
    schools.push({ id, ...(cohort ? { cohort } : {}), attributes: own });
    if (name !== undefined || code !== undefined)
      identities.set(id, { ...(name === undefined ? {} : { name }), ...(code === undefined ? {} : { brin: code }) });
  }
  if (schools.some((school) => brin.test(school.id))) inspection.notice({ file, column: 'school' }, 'brinAsId');
  return { schools, identities, complete: table.columns.has('school') };
};

/** Attribute columns in the order of the first school; `identities` adds `name` and `brin`. */
export const writeSchools = (schools: readonly School[], identities: Identities | undefined): Uint8Array => {
  const own = (school: School) => identities?.schools.get(school.id);
  const has = (key: 'name' | 'brin') => schools.some((school) => own(school)?.[key] !== undefined);
  const attributes = [...new Set(schools.flatMap((school) => Object.keys(school.attributes)))];
  return writeTable(schools, [
    { name: 'school', cell: (s) => s.id },
    ...(has('name') ? [{ name: 'name', cell: (s: School) => own(s)?.name }] : []),
    ...(schools.some((s) => s.cohort !== undefined) ? [{ name: 'cohort', cell: (s: School) => s.cohort }] : []),
    ...(has('brin') ? [{ name: 'brin', cell: (s: School) => own(s)?.brin }] : []),
    ...attributes.map((name) => ({ name, cell: (s: School) => s.attributes[name] })),
  ]);
};
