/** A mapped grid to a staff list, with every problem in its cell: nothing is guessed that a person has not seen in the preview. */
import { squeeze } from '../../studies/folder/identifiers.ts';
import type { Mapping, RosterField } from './columns.ts';
import { readFunctions } from './functions.ts';
import type { Grid } from './grid.ts';

export type CellProblemCode =
  | 'noName'
  | 'badEmail'
  | 'emailTwice'
  | 'codeTwice'
  | 'personTwice'
  | 'merged'
  | 'unknownFunction'
  | 'noFunction'
  | 'unknownSchool'
  | 'noSchool'
  | 'unsafeText'
  | 'tooLong';

/** A problem stands in a cell: `column` as in the file. `warning` can be taken in as it is, a `problem` cannot. */
export interface CellProblem {
  readonly row: number;
  readonly column: string | null;
  readonly code: CellProblemCode;
  readonly grade: 'problem' | 'warning';
  readonly value?: string;
}

export interface StaffRow {
  readonly row: number;
  readonly school: string;
  readonly code?: string;
  readonly name: string;
  readonly email?: string;
  readonly functions: readonly string[];
  readonly group?: string;
  readonly onLeave: boolean;
}

export interface StaffList {
  readonly staff: readonly StaffRow[];
  readonly problems: readonly CellProblem[];
}

export interface StaffContext {
  /** the school that the whole file is about, where it is one school's */
  readonly school?: string;
  /** what a cell of the school column may say → the study's school: ids, BRIN codes, names, squeezed */
  readonly schools: ReadonlyMap<string, string>;
  /** function of those whose cell is empty; absent = an empty cell is a problem */
  readonly usualFunction?: string;
}

const email = /^[^\s@<>"'(),;:\\]+@[^\s@<>"'(),;:\\]+\.[^\s@<>"'(),;:\\]{2,}$/;
const yes = /^(ja|j|yes|y|x|1|true|waar|verlof|leave)$/i;
const longest = { name: 120, email: 254, group: 80, code: 60 } as const;

/** "Bakker, Jan de" and parts in columns of their own, in the order in which people say a name. */
const nameOf = (cell: (field: RosterField) => string): string => {
  const whole = cell('name');
  if (whole !== '') {
    const [last, first, ...more] = whole.split(',').map((part) => part.trim());
    return more.length === 0 && first && last ? `${first} ${last}` : whole;
  }
  return [cell('firstName'), cell('infix'), cell('lastName')].filter(Boolean).join(' ');
};

/** Reads the rows of a grid. Rows with problems are in `staff` too, as far as they can be read, so that the preview shows them. */
export function readStaff(grid: Grid, mapping: Mapping, context: StaffContext): StaffList {
  const columnsOf = (field: RosterField) => grid.header.flatMap((name, i) => (mapping[name] === field ? [{ name, i }] : []));
  const problems: CellProblem[] = [];
  const staff = grid.rows.map(({ row, cells }): StaffRow => {
    const cell = (field: RosterField) =>
      columnsOf(field)
        .map(({ i }) => cells[i]!)
        .filter(Boolean)
        .join(field === 'functions' ? '|' : ' ');
    const say = (field: RosterField, code: CellProblemCode, value?: string, grade: CellProblem['grade'] = 'problem') =>
      void problems.push({
        row,
        column: columnsOf(field)[0]?.name ?? null,
        code,
        grade,
        ...(value === undefined ? {} : { value }),
      });

    const name = nameOf(cell);
    const nameField: RosterField = columnsOf('name').length > 0 ? 'name' : 'lastName';
    if (name === '') say(nameField, 'noName');
    if (/[<>{}]|https?:/i.test(name)) say(nameField, 'unsafeText', name);
    // a name of a class and a number are shown as a name is; an address has its own rule
    for (const field of ['group', 'code'] as const)
      if (/[<>{}]/.test(cell(field))) say(field, 'unsafeText', cell(field).slice(0, 60));
    for (const field of ['email', 'group', 'code'] as const)
      if (cell(field).length > longest[field]) say(field, 'tooLong', cell(field).slice(0, 60));
    if (name.length > longest.name) say(nameField, 'tooLong', name.slice(0, 60));

    const address = cell('email')
      .replace(/^mailto:/i, '')
      .toLowerCase();
    if (address !== '' && !email.test(address)) say('email', 'badEmail', address);

    const given = cell('functions');
    const { functions, unknown } = readFunctions(given);
    for (const word of unknown) say('functions', 'unknownFunction', word, functions.length > 0 ? 'warning' : 'problem');
    const all =
      functions.length > 0 ? functions : context.usualFunction !== undefined && given === '' ? [context.usualFunction] : [];
    if (all.length === 0 && unknown.length === 0) say('functions', 'noFunction');

    const said = cell('school');
    const school = said === '' ? context.school : context.schools.get(squeeze(said));
    if (said !== '' && school === undefined) say('school', 'unknownSchool', said);
    if (said === '' && school === undefined) say('school', 'noSchool');
    if (context.school !== undefined && school !== undefined && school !== context.school) say('school', 'unknownSchool', said);

    const code = cell('code');
    const group = cell('group');
    return {
      row,
      school: school ?? '',
      name,
      functions: all,
      onLeave: yes.test(cell('leave')),
      ...(code === '' ? {} : { code }),
      ...(address === '' ? {} : { email: address }),
      ...(group === '' ? {} : { group }),
    };
  });
  const { whole, merged } = mergeTwins(staff);
  const functionsColumn = columnsOf('functions')[0]?.name ?? null;
  problems.push(
    ...merged.map(
      ({ row, name }): CellProblem => ({ row, column: functionsColumn, code: 'merged', grade: 'warning', value: name }),
    ),
    ...twice(whole, columnsOf),
  );
  return { staff: whole, problems: problems.sort((a, b) => a.row - b.row) };
}

/**
 * A twin job is one person on two lines: the same name at the same school with the same number or address (and no other of either). It
 * becomes one line with the functions and groups of both, so that nobody is invited twice. On leave is who is so on every line.
 */
function mergeTwins(staff: readonly StaffRow[]): { readonly whole: readonly StaffRow[]; readonly merged: readonly StaffRow[] } {
  const whole: StaffRow[] = [];
  const merged: StaffRow[] = [];
  const placesOf = new Map<string, number[]>();
  const agree = (a: string | undefined, b: string | undefined) => a === undefined || b === undefined || a === b;
  for (const one of staff) {
    const key = `${one.school}/${squeeze(one.name)}`;
    const places = one.name === '' ? [] : (placesOf.get(key) ?? []);
    const at = places.find((i) => {
      const { code, email: address } = whole[i]!;
      const known = (code !== undefined && code === one.code) || (address !== undefined && address === one.email);
      return known && agree(code, one.code) && agree(address, one.email);
    });
    if (at === undefined) {
      placesOf.set(key, [...places, whole.push(one) - 1]);
      continue;
    }
    const first = whole[at]!;
    merged.push(one);
    const groups = [...new Set([first.group, one.group].filter((g) => g !== undefined))].join('/');
    whole[at] = {
      ...one,
      ...first,
      functions: [...new Set([...first.functions, ...one.functions])],
      onLeave: first.onLeave && one.onLeave,
      ...(groups === '' ? {} : { group: groups.length > longest.group ? first.group! : groups }),
    };
  }
  return { whole, merged };
}

/** The same person twice: by code or address a problem, by name within a school a warning (twin jobs, namesakes). */
function twice(
  staff: readonly StaffRow[],
  columnsOf: (field: RosterField) => readonly { readonly name: string }[],
): CellProblem[] {
  const found: CellProblem[] = [];
  const look = (
    field: RosterField,
    code: CellProblemCode,
    grade: CellProblem['grade'],
    key: (one: StaffRow) => string | undefined,
  ) => {
    const seen = new Set<string>();
    for (const one of staff) {
      const value = key(one);
      if (value === undefined || value === '') continue;
      if (seen.has(value)) found.push({ row: one.row, column: columnsOf(field)[0]?.name ?? null, code, grade, value: one.name });
      seen.add(value);
    }
  };
  // numbers of staff begin anew in every school
  look('code', 'codeTwice', 'problem', (one) => (one.code ? `${one.school}/${one.code}` : undefined));
  look('email', 'emailTwice', 'problem', (one) => (one.email ? `${one.school}/${one.email}` : undefined));
  // two schools: a twin job, or one of them has the wrong address
  const within = new Set(found.filter((p) => p.code === 'emailTwice').map((p) => p.row));
  const before = found.length;
  look('email', 'emailTwice', 'warning', (one) => one.email);
  found.push(...found.splice(before).filter((p) => !within.has(p.row)));
  look('name', 'personTwice', 'warning', (one) => (one.name === '' ? undefined : `${one.school}/${squeeze(one.name)}`));
  return found;
}
