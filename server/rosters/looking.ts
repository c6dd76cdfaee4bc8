/** A table of staff held against the rosters: its problems, who would join, change and leave, and what would be written. Pure. */
import type { Wave } from '../../analysis/types.ts';
import { Refusal } from '../http/problem.ts';
import type { PersonRecord } from '../people/store.ts';
import type { SchoolRecord } from '../schools/store.ts';
import type { RosterOutcome, RosterTable } from './contract.ts';
import { compareRosters, type Known, type Same } from './reading/changes.ts';
import { dropForbidden } from './reading/columns.ts';
import { squeeze } from '../studies/folder/identifiers.ts';
import { type Grid, tidy } from './reading/grid.ts';
import { readStaff, type StaffRow } from './reading/staff.ts';
import {
  becoming,
  beingAway,
  beingHere,
  codeFor,
  fromOn,
  type Joining,
  joinsAt,
  leaving,
  ownCode,
  type PersonSet,
  presenceAt,
  type RosterPlan,
  thenOf,
} from './rules.ts';

export interface Rosters {
  readonly revision: number;
  readonly waves: readonly Wave[];
  readonly schools: readonly SchoolRecord[];
  readonly people: readonly PersonRecord[];
}

/** Throws schoolUnknown. */
export const schoolOf = ({ schools }: Rosters, id: string): SchoolRecord => {
  const found = schools.find((s) => s.id === id);
  if (!found) throw new Refusal('schoolUnknown');
  return found;
};

/** What a cell may call a school: id, BRIN code or name. What two schools answer to is nobody's. */
export function schoolWords(schools: readonly SchoolRecord[]): ReadonlyMap<string, string> {
  const words = new Map<string, string | undefined>();
  for (const { id, name, brin } of schools)
    for (const word of new Set([id, name, brin].flatMap((w) => (w ? squeeze(w) : []))))
      words.set(word, words.has(word) && words.get(word) !== id ? undefined : id);
  return new Map([...words].flatMap(([word, id]) => (id === undefined || word === '' ? [] : [[word, id] as const])));
}

interface Looked {
  readonly outcome: RosterOutcome;
  /** What applying it writes; `stay`: people (by the folder's id) who are not on the list and stay. */
  readonly plan: (stay: ReadonlySet<string>, handedIn: ReadonlySet<string>, make: () => string) => RosterPlan;
}

const nameOf = (p: PersonRecord) => p.name ?? p.code;
const known =
  (wave: string) =>
  (p: PersonRecord): Known => {
    const { functions, group } = thenOf(p, wave);
    const code = ownCode(p.code, p.school);
    return {
      id: p.id,
      school: p.school,
      code,
      functions,
      ...(p.name === null ? {} : { name: p.name }),
      ...(p.email === null ? {} : { email: p.email }),
      ...(group === null ? {} : { group }),
    };
  };

/** Looks at the table as it is now. */
export function look(table: RosterTable, { revision, waves, schools, people }: Rosters): Looked {
  const { wave } = table;
  const raw: Grid = {
    ok: true,
    kind: 'csv',
    header: table.header,
    rows: table.rows.map(({ row, cells }) => ({ row, cells: table.header.map((_, i) => tidy(cells[i] ?? '')) })),
    notices: [],
  };
  // what may not be kept is left out here again: a table need not come from a preview
  const { grid } = dropForbidden(raw);
  const { staff, problems } = readStaff(grid, table.mapping, {
    schools: schoolWords(schools),
    ...(table.school === null ? {} : { school: table.school }),
  });
  const team = people.filter((p) => !p.functions.includes('pupil'));
  const byId = new Map(team.map((p) => [p.id, p]));
  const presence = new Map(team.map((p) => [p.id, presenceAt(p, waves, wave)]));
  const present = team.filter((p) => ['here', 'away'].includes(presence.get(p.id)!));
  const about = new Set(table.school === null ? staff.map((one) => one.school).filter(Boolean) : [table.school]);

  // a list says nothing about other schools: who works there too keeps that job
  const now = compareRosters(staff, present.filter((p) => about.has(p.school)).map(known(wave)), about);
  const moved = new Map(now.same.filter(({ row, before }) => row.school !== before.school).map((s) => [s.row, s]));
  const same = now.same.filter(({ row }) => !moved.has(row));
  const former = compareRosters(now.joined, team.filter((p) => !present.includes(p)).map(known(wave)), new Set());
  // a namesake of somebody who left is somebody else, until a number or an address says otherwise
  const back = new Map(former.same.filter((s) => s.by !== 'name' && s.row.school === s.before.school).map((s) => [s.row, s]));
  const joined = [...now.joined, ...moved.keys()].toSorted((a, b) => a.row - b.row);

  const changes = ({ row, id, changed }: Same): RosterOutcome['changed'][number]['what'] => [
    ...changed.filter((c) => c !== 'school'),
    ...(row.onLeave === (presence.get(id) === 'away') ? [] : (['leave'] as const)),
  ];
  const changed = same.filter((s) => changes(s).length > 0);
  const left = [...now.left, ...[...moved.values()].map((s) => s.before)];

  const outcome: RosterOutcome = {
    revision,
    problems: problems.map((p) => ({ ...p })),
    same: same.length - changed.length,
    joined: joined.map((row) => ({
      row: row.row,
      name: row.name,
      school: row.school,
      functions: [...row.functions],
      back: back.has(row),
      moved: moved.get(row)?.before.school ?? null,
    })),
    changed: changed.map((s) => ({
      row: s.row.row,
      person: byId.get(s.id)!.code,
      name: s.row.name,
      school: s.row.school,
      by: s.by,
      what: changes(s),
    })),
    left: left.map((k) => {
      const person = byId.get(k.id)!;
      return { person: person.code, name: nameOf(person), school: k.school, functions: [...k.functions] };
    }),
  };

  const plan: Looked['plan'] = (stay, handedIn, make) => {
    const taken = new Set(people.map((p) => p.code));
    const updates: { person: string; set: PersonSet }[] = [];
    const ends: { person: string; waves: readonly string[] }[] = [];
    const opens: { person: string; waves: readonly string[] }[] = [];
    const particulars = (person: PersonRecord, row: StaffRow): PersonSet => ({
      ...(row.name === person.name ? {} : { name: row.name }),
      ...(row.email === undefined || row.email === person.email ? {} : { email: row.email }),
      ...becoming(person, waves, wave, { functions: row.functions, group: row.group ?? thenOf(person, wave).group }),
    });
    for (const { id, row } of changed) {
      const person = byId.get(id)!;
      const away = presence.get(id) === 'away';
      const set = particulars(person, row);
      if (row.onLeave && !away) {
        updates.push({ person: id, set: { ...set, ...beingAway(person, wave) } });
        ends.push({ person: id, waves: [wave] });
      } else if (!row.onLeave && away) {
        updates.push({ person: id, set: { ...set, ...beingHere(person, waves, wave) } });
        opens.push({ person: id, waves: [wave] });
      } else updates.push({ person: id, set });
    }
    const joins: Joining[] = [];
    for (const row of joined) {
      const again = back.get(row);
      if (again) {
        const person = byId.get(again.id)!;
        const here = beingHere(person, waves, wave);
        const leave = row.onLeave ? [...(here.leave ?? []), wave] : here.leave;
        updates.push({ person: again.id, set: { ...particulars(person, row), ...here, ...(leave ? { leave } : {}) } });
        if (!row.onLeave) opens.push({ person: again.id, waves: fromOn(waves, wave) });
        continue;
      }
      const code = codeFor(row.school, row.code, taken, make);
      taken.add(code);
      joins.push({
        code,
        school: row.school,
        name: row.name,
        email: row.email ?? null,
        functions: row.functions,
        group: row.group ?? null,
        from: joinsAt(waves, wave),
        leave: row.onLeave ? [wave] : null,
      });
    }
    for (const { id } of left) {
      const person = byId.get(id)!;
      if (stay.has(person.code)) continue;
      updates.push({ person: id, set: leaving(person, waves, wave, handedIn.has(id)) });
      ends.push({ person: id, waves: fromOn(waves, wave) });
    }
    return { joins, updates, ends, opens };
  };
  return { outcome, plan };
}
