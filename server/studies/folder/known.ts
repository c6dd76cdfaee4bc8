/** What is already read of a folder, for checking what refers to it; and the checks that several tables share. */
import type { Person } from '../../../analysis/types.ts';
import type { Instrument } from '../../../instruments/types.ts';
import type { Inspection } from './problems.ts';
import type { Rows } from './rows.ts';

/** undefined means: could not be read, so nothing is checked against it (its own problems are reported). */
export interface Known {
  readonly inspection: Inspection;
  /** wave id → its place in time */
  readonly waves: ReadonlyMap<string, number> | undefined;
  readonly schools: ReadonlySet<string> | undefined;
  /** `absent`: there is no people.csv */
  readonly people: ReadonlyMap<string, Person> | 'absent' | undefined;
  readonly instruments: KnownInstruments;
  /** relation → its possible codes (undefined: any number); undefined as a whole: not known */
  readonly relations: ReadonlyMap<string, ReadonlySet<number> | undefined> | undefined;
}

export interface KnownInstruments {
  /** the edition, or why there is none; `unreadable`: its file has problems of its own */
  readonly find: (id: string, version: number) => Instrument | 'unknownInstrument' | 'unknownVersion' | 'unreadable';
  /** the version meant where none is written */
  readonly usual: (id: string, wave: string | undefined) => number | undefined;
}

/** On the roster of a wave: between `from` and `to`, both included; absent = always. */
const onRoster = (person: Person, wave: string, waves: ReadonlyMap<string, number>): boolean => {
  const at = waves.get(wave) ?? 0;
  const from = person.from === undefined ? undefined : waves.get(person.from);
  const to = person.to === undefined ? undefined : waves.get(person.to);
  return (from === undefined || at >= from) && (to === undefined || at <= to);
};

/** Reports an unknown school in a column; true when it may stand. */
export const checkSchool = (rows: Rows, column: string, school: string | undefined, known: Known): boolean => {
  if (school === undefined || !known.schools || known.schools.has(school)) return true;
  rows.problem(column, 'unknownSchool', school);
  return false;
};

export const checkWave = (rows: Rows, column: string, wave: string | undefined, known: Known): boolean => {
  if (wave === undefined || !known.waves || known.waves.has(wave)) return true;
  rows.problem(column, 'unknownWave', wave);
  return false;
};

/** Reports a person who does not exist, belongs to another school, or is not on the roster of that wave. */
export const checkPerson = (
  rows: Rows,
  column: string,
  id: string | undefined,
  school: string | undefined,
  wave: string | undefined,
  known: Known,
): void => {
  if (id === undefined || known.people === undefined || known.people === 'absent') return;
  const person = known.people.get(id);
  if (!person) rows.problem(column, 'unknownPerson', id);
  else if (school !== undefined && known.schools?.has(school) && person.school !== school && person.school !== '')
    rows.problem(column, 'otherSchool', id, person.school);
  else if (wave !== undefined && known.waves?.has(wave) && !onRoster(person, wave, known.waves))
    rows.problem(column, 'notOnRoster', id, wave);
};

/** Remembers in which row something stood first; gives that row when it stands there again. */
export class Seen {
  private readonly rows = new Map<string, number>();

  /** Parts are ids or texts of one line, so a line break keeps them apart. */
  before(row: number, ...parts: readonly (string | number | undefined)[]): number | undefined {
    const key = parts.join('\n');
    const first = this.rows.get(key);
    if (first === undefined) this.rows.set(key, row);
    return first;
  }
}
