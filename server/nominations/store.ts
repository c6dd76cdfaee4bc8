/** Who named whom, and who confirmed the whole list: the one place of the ties once a response was handed in. */
import { and, asc, eq, sql } from 'drizzle-orm';
import type { NetworkRespondent, Nomination } from '../../analysis/types.ts';
import type { Db } from '../store/driver.ts';
import { bulk, change, type Step } from '../store/steps.ts';
import { networkRespondents, nominations } from '../store/tables.ts';

/** What one person's answers to the network question come to. */
export interface Ties {
  /** relation → alter (pseudonym) → code above 0 */
  readonly ties: readonly { readonly relation: string; readonly alter: string; readonly value: number }[];
  /** relations whose whole list was confirmed */
  readonly confirmed: readonly string[];
}

const p = (name: string) => sql.placeholder(name);
/** made once per database: both run for every relation of every list that is handed in */
const removals = new WeakMap<Db, ReturnType<typeof prepareRemovals>>();
const prepareRemovals = (db: Db) => [
  db
    .delete(nominations)
    .where(
      and(
        eq(nominations.study, p('study')),
        eq(nominations.wave, p('wave')),
        eq(nominations.relation, p('relation')),
        eq(nominations.ego, p('person')),
      ),
    )
    .prepare(),
  db
    .delete(networkRespondents)
    .where(
      and(
        eq(networkRespondents.study, p('study')),
        eq(networkRespondents.wave, p('wave')),
        eq(networkRespondents.relation, p('relation')),
        eq(networkRespondents.person, p('person')),
      ),
    )
    .prepare(),
];
const removalsOf = (db: Db) => {
  const made = removals.get(db) ?? prepareRemovals(db);
  removals.set(db, made);
  return made;
};

/** Steps that put somebody's ties at a wave in the place of what was there for the same relations. */
export function replaceTies(
  db: Db,
  ego: { readonly study: string; readonly wave: string; readonly school: string; readonly person: string },
  position: number,
  { ties, confirmed }: Ties,
): readonly Step[] {
  const { study, wave, school, person } = ego;
  const relations = new Set([...confirmed, ...ties.map((t) => t.relation)]);
  return [
    ...[...relations].flatMap((relation) => removalsOf(db).map((query) => change(query, { study, wave, relation, person }))),
    bulk(
      nominations,
      ties.map((tie) => ({ study, wave, school, position, ego: person, ...tie })),
    ),
    bulk(
      networkRespondents,
      confirmed.map((relation) => ({ study, wave, school, position, relation, person })),
    ),
  ];
}

// ---------------------------------------------------------------- with a whole study

export const addNominations = (study: string, list: readonly Nomination[], pseudonyms: (code: string) => string): Step =>
  bulk(
    nominations,
    list.map((n, position) => ({ ...n, study, position, ego: pseudonyms(n.ego), alter: pseudonyms(n.alter) })),
  );

export const addNetworkRespondents = (
  study: string,
  list: readonly NetworkRespondent[],
  pseudonyms: (code: string) => string,
): Step =>
  bulk(
    networkRespondents,
    list.map((n, position) => ({ ...n, study, position, person: pseudonyms(n.person) })),
  );

export const nominationsOf = async (db: Db, study: string, codes: (id: string) => string): Promise<readonly Nomination[]> =>
  (
    await db
      .select()
      .from(nominations)
      .where(eq(nominations.study, study))
      .orderBy(asc(nominations.position), asc(nominations.relation), asc(nominations.ego), asc(nominations.alter))
  ).map(({ school, wave, relation, ego, alter, value }) => ({
    school,
    wave,
    relation,
    ego: codes(ego),
    alter: codes(alter),
    value,
  }));

export const networkRespondentsOf = async (
  db: Db,
  study: string,
  codes: (id: string) => string,
): Promise<readonly NetworkRespondent[]> =>
  (
    await db
      .select()
      .from(networkRespondents)
      .where(eq(networkRespondents.study, study))
      .orderBy(asc(networkRespondents.position), asc(networkRespondents.relation), asc(networkRespondents.person))
  ).map(({ school, wave, relation, person }) => ({ school, wave, relation, person: codes(person) }));
