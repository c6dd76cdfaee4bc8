/**
 * A new list held against the roster that is there: who joined, who left, whose particulars changed. Somebody is the same person by the
 * list's code, else by e-mail address, else by name within the school where only one on either side has it. Identities are kept: an answer
 * given at T1 stays that person's.
 */
import { squeeze } from '../../studies/folder/identifiers.ts';
import type { StaffRow } from './staff.ts';

export interface Known {
  /** the study's id of the person */
  readonly id: string;
  readonly school: string;
  /** the code that an earlier list gave */
  readonly code?: string;
  readonly name?: string;
  readonly email?: string;
  readonly functions: readonly string[];
  readonly group?: string;
}

export interface Same {
  readonly id: string;
  readonly by: 'code' | 'email' | 'name';
  readonly row: StaffRow;
  readonly before: Known;
  /** which particulars differ */
  readonly changed: readonly ('school' | 'name' | 'email' | 'functions' | 'group')[];
}

export interface Changes {
  readonly joined: readonly StaffRow[];
  readonly same: readonly Same[];
  /** on the roster of a school that the list is about, and not on the list */
  readonly left: readonly Known[];
}

const changedOf = (row: StaffRow, before: Known): Same['changed'] => {
  const functions = [...row.functions].sort().join('|') !== [...before.functions].sort().join('|');
  return [
    ...(row.school === before.school ? [] : (['school'] as const)),
    ...(row.name === (before.name ?? '') ? [] : (['name'] as const)),
    ...(row.email === undefined || row.email === before.email?.toLowerCase() ? [] : (['email'] as const)),
    ...(functions ? (['functions'] as const) : []),
    ...(row.group === undefined || row.group === before.group ? [] : (['group'] as const)),
  ];
};

/** Compares. `schools`: those that the list speaks for; people of other schools are not `left`. */
export function compareRosters(list: readonly StaffRow[], roster: readonly Known[], schools: ReadonlySet<string>): Changes {
  const unmatched = new Map(roster.map((known) => [known.id, known]));
  const matched = new Map<StaffRow, Same>();
  const pass = (
    by: Same['by'],
    keyOfRow: (row: StaffRow) => string | undefined,
    keyOfKnown: (known: Known) => string | undefined,
  ) => {
    const known = tally([...unmatched.values()], keyOfKnown);
    const rows = tally(
      list.filter((row) => !matched.has(row)),
      keyOfRow,
    );
    for (const [key, [row, ...otherRows]] of rows) {
      const [before, ...others] = known.get(key) ?? [];
      // two of one key say nothing about who is who
      if (!row || !before || otherRows.length > 0 || others.length > 0) continue;
      matched.set(row, { id: before.id, by, row, before, changed: changedOf(row, before) });
      unmatched.delete(before.id);
    }
  };
  pass(
    'code',
    // numbers of staff begin anew in every school
    (row) => (row.code ? `${row.school}/${row.code}` : undefined),
    (known) => (known.code ? `${known.school}/${known.code}` : undefined),
  );
  pass(
    'email',
    (row) => row.email,
    (known) => known.email?.toLowerCase(),
  );
  pass(
    'name',
    (row) => (row.name === '' ? undefined : `${row.school}/${squeeze(row.name)}`),
    (known) => (known.name ? `${known.school}/${squeeze(known.name)}` : undefined),
  );
  return {
    joined: list.filter((row) => !matched.has(row)),
    same: list.flatMap((row) => matched.get(row) ?? []),
    left: [...unmatched.values()].filter((known) => schools.has(known.school)),
  };
}

function tally<T>(values: readonly T[], keyOf: (value: T) => string | undefined): ReadonlyMap<string, readonly T[]> {
  const out = new Map<string, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    if (key === undefined || key === '') continue;
    out.set(key, [...(out.get(key) ?? []), value]);
  }
  return out;
}
