/** `people.csv`: everyone on a roster. Names and e-mail addresses go apart, and never those of pupils. */
import type { FormerState, Identities, Person } from '../../../analysis/types.ts';
import { filled, writeTable } from './csv.ts';
import { checkSchool, checkWave, type Known } from './known.ts';
import { isId, Rows, reportCitizenNumbers } from './rows.ts';
import { readTable, type Shape } from './table.ts';

export const peopleFile = 'people.csv';
const file = peopleFile;
const shape: Shape = {
  required: ['person', 'school', 'functions'],
  optional: ['name', 'email', 'group', 'from', 'to', 'listed', 'leave', 'was'],
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

/** Wave ids divided by `|`. */
const readLeave = (rows: Rows, known: Known): Pick<Person, 'leave'> => {
  const text = rows.text('leave', 1000);
  if (text === undefined) return {};
  const leave = [...new Set(text.split('|'))];
  for (const wave of leave) checkWave(rows, 'leave', wave, known);
  return { leave };
};

/** `T1:teacher|specialist@5a`, several divided by `;`, several waves by `|`: functions and group of then. */
const formerPattern = /^([^:@;]+):([^:@;]+)(?:@(.+))?$/;
const readWas = (rows: Rows, known: Known): Pick<Person, 'was'> => {
  const text = rows.text('was', 2000);
  if (text === undefined) return {};
  const was = text.split(';').flatMap((one): FormerState[] => {
    const [, waves, functions, group] = formerPattern.exec(one.trim()) ?? [];
    if (waves === undefined || functions === undefined) return rows.problem('was', 'notFormerState', one) ?? [];
    for (const wave of waves.split('|')) checkWave(rows, 'was', wave, known);
    for (const name of functions.split('|')) if (!isId(name)) rows.notAnId('was', name);
    const then = group === undefined ? undefined : decodeGroup(group);
    return [{ waves: waves.split('|'), functions: functions.split('|'), ...(then === undefined ? {} : { group: then }) }];
  });
  return was.length === 0 ? {} : { was };
};
const decodeGroup = (text: string): string => text.replaceAll('%3B', ';').replaceAll('%25', '%');
const encodeGroup = (text: string): string => text.replaceAll('%', '%25').replaceAll(';', '%3B');
const formerText = (was: readonly FormerState[]): string =>
  was
    .map(
      ({ waves, functions, group }) =>
        `${waves.join('|')}:${functions.join('|')}${group === undefined ? '' : `@${encodeGroup(group)}`}`,
    )
    .join(';');

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
    const earlier = { ...readLeave(rows, known), ...readWas(rows, known) };
    if (id === undefined) continue;
    if (seen.has(id)) rows.problem('person', 'duplicateId', id);
    seen.add(id);
    // a person whose school cannot be trusted is known all the same, or every answer of theirs would be reported too
    people.push({
      id,
      school: rows.sound ? (school ?? '') : '',
      functions,
      ...(group ? { group } : {}),
      ...period,
      ...listed,
      ...earlier,
    });
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
        { name: 'leave', cell: (p) => p.leave?.join('|') },
        { name: 'was', cell: (p) => (p.was === undefined ? undefined : formerText(p.was)) },
      ],
    ),
  );
