/** Who named whom, and who confirmed the whole list: the one place of the ties once a response was handed in. */
import { and, asc, eq } from 'drizzle-orm';
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
    ...[...relations].flatMap((relation) => [
      change(
        db
          .delete(nominations)
          .where(
            and(
              eq(nominations.study, study),
              eq(nominations.wave, wave),
              eq(nominations.relation, relation),
              eq(nominations.ego, person),
            ),
          ),
      ),
      change(
        db
          .delete(networkRespondents)
          .where(
            and(
              eq(networkRespondents.study, study),
              eq(networkRespondents.wave, wave),
              eq(networkRespondents.relation, relation),
              eq(networkRespondents.person, person),
            ),
          ),
      ),
    ]),
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
