/** `people.csv`: everyone on a roster. Names and e-mail addresses go apart, and never those of pupils. */
import type { Identities, Person } from '../../../analysis/types.ts';
import { filled, writeTable } from './csv.ts';
import { checkSchool, checkWave, type Known } from './known.ts';
import { isId, Rows, reportCitizenNumbers } from './rows.ts';
import { readTable, type Shape } from './table.ts';

export const peopleFile = 'people.csv';
const file = peopleFile;
const shape: Shape = {
  required: ['person', 'school', 'functions'],
  optional: ['name', 'email', 'group', 'from', 'to', 'listed'],
  others: 'noticed',
  nameless: true,
};
const email = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/;

export interface ReadPeople {
  readonly people: readonly Person[];
  readonly identities: Identities['people'];
  readonly complete: boolean;
}

const readFunctions = (rows: Rows): readonly string[] => {
  const text = rows.requiredText('functions', 1000);
  if (text === undefined) return [];
  const functions = [...new Set(text.split('|'))];
  for (const one of functions) if (!isId(one)) rows.notAnId('functions', one);
  return functions;
};

const readPeriod = (rows: Rows, known: Known): Pick<Person, 'from' | 'to'> => {
  const from = rows.optionalId('from');
  const to = rows.optionalId('to');
  const both = checkWave(rows, 'from', from, known) && checkWave(rows, 'to', to, known);
  if (both && from !== undefined && to !== undefined && (known.waves?.get(from) ?? 0) > (known.waves?.get(to) ?? 0))
    rows.problem('to', 'wavesReversed');
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
};

/** `no`: asked not to stand on the list of colleagues; empty or `yes`: listed. */
const readListed = (rows: Rows): Pick<Person, 'listed'> => {
  const text = rows.raw('listed');
  if (text !== '' && text !== 'yes' && text !== 'no') rows.problem('listed', 'notYesOrNo', text);
  return text === 'no' ? { listed: false } : {};
};

const readIdentity = (rows: Rows, functions: readonly string[]): { name?: string; email?: string } => {
  const name = rows.text('name');
  const address = rows.text('email', 254);
  if (functions.includes('pupil')) {
    for (const column of ['name', 'email']) if (rows.raw(column) !== '') rows.problem(column, 'pupilName');
    return {};
  }
  if (address !== undefined && !email.test(address)) rows.problem('email', 'badEmail', address);
  return { ...(name === undefined ? {} : { name }), ...(address === undefined ? {} : { email: address }) };
};

export const readPeople = (bytes: Uint8Array, known: Known): ReadPeople => {
  const table = readTable(file, bytes, shape, known.inspection);
  const people: Person[] = [];
  const identities = new Map<string, { name?: string; email?: string }>();
  if (!table) return { people, identities, complete: false };
  reportCitizenNumbers(table, 'person', known.inspection);
  const rows = new Rows(table, known.inspection);
  const seen = new Set<string>();
  while (rows.next()) {
    const id = rows.ownId('person');
    const school = rows.id('school');
    checkSchool(rows, 'school', school, known);
    const functions = readFunctions(rows);
    const group = rows.text('group', 80);
    const period = readPeriod(rows, known);
    const identity = readIdentity(rows, functions);
    const listed = readListed(rows);
    if (id === undefined) continue;
    if (seen.has(id)) rows.problem('person', 'duplicateId', id);
    seen.add(id);
    // a person whose school cannot be trusted is known all the same, or every answer of theirs would be reported too
    people.push({ id, school: rows.sound ? (school ?? '') : '', functions, ...(group ? { group } : {}), ...period, ...listed });
    if (identity.name !== undefined || identity.email !== undefined) identities.set(id, identity);
  }
  return { people, identities, complete: table.columns.has('person') };
};

/** `identities` adds `name` and `email`. */
export const writePeople = (people: readonly Person[], identities: Identities | undefined): Uint8Array =>
  writeTable(
    people,
    filled<Person>(
      people,
      [
        { name: 'person', cell: (p) => p.id },
        { name: 'school', cell: (p) => p.school },
        { name: 'functions', cell: (p) => p.functions.join('|') },
      ],
      [
        { name: 'name', cell: (p) => identities?.people.get(p.id)?.name },
        { name: 'email', cell: (p) => identities?.people.get(p.id)?.email },
        { name: 'group', cell: (p) => p.group },
        { name: 'from', cell: (p) => p.from },
        { name: 'to', cell: (p) => p.to },
        { name: 'listed', cell: (p) => (p.listed === false ? 'no' : undefined) },
      ],
    ),
  );
