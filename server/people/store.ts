/** People on rosters: the only table with names, e-mail addresses and the folder's own ids of persons. */
import { and, asc, eq } from 'drizzle-orm';
import type { FormerState, Identities, Person } from '../../analysis/types.ts';
import { Refusal } from '../http/problem.ts';
import type { Db, Driver } from '../store/driver.ts';
import { type Actor, bulk, changeOne, type Step } from '../store/steps.ts';
import { people } from '../store/tables.ts';

/** A person as kept: `id` is the study's pseudonym, `code` the id that the study folder gave. */
export interface PersonRecord {
  readonly id: string;
  readonly code: string;
  readonly school: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly functions: readonly string[];
  readonly group: string | null;
  readonly from: string | null;
  readonly to: string | null;
  /** false: asked not to stand on the list of colleagues */
  readonly listed: boolean;
  /** waves at which the person is away, or left during the round */
  readonly leave: readonly string[] | null;
  /** functions and group at earlier waves, where these were others */
  readonly was: readonly FormerState[] | null;
}

export interface PeopleStore {
  /** Puts a person (by the folder's id) on the list of colleagues or takes them off it. Throws personUnknown. */
  setListed(study: string, code: string, listed: boolean, actor: Actor): Promise<void>;
  /** the roster of a school (or of all), in the study's order */
  list(study: string, school?: string): Promise<readonly PersonRecord[]>;
  /** ids of everybody who is or was on the roster of a school and did not ask to be left off the list */
  everListed(study: string, school: string): Promise<ReadonlySet<string>>;
}

const columns = {
  id: people.id,
  code: people.code,
  school: people.school,
  name: people.name,
  email: people.email,
  functions: people.functions,
  group: people.group,
  from: people.from,
  to: people.to,
  listed: people.listed,
  leave: people.leave,
  was: people.was,
};

/** For other features' stores: the people of a study, or of one of its schools. */
export const peopleOf = async (db: Db, study: string, school?: string): Promise<readonly PersonRecord[]> =>
  await db
    .select(columns)
    .from(people)
    .where(school === undefined ? eq(people.study, study) : and(eq(people.study, study), eq(people.school, school)))
    .orderBy(asc(people.position));

/** The shape that is analysed: absent instead of null, and the folder's id. */
export const asPerson = (row: PersonRecord): Person => ({
  id: row.code,
  school: row.school,
  functions: row.functions,
  ...(row.group === null ? {} : { group: row.group }),
  ...(row.from === null ? {} : { from: row.from }),
  ...(row.to === null ? {} : { to: row.to }),
  ...(row.listed ? {} : { listed: false }),
  ...(row.leave?.length ? { leave: row.leave } : {}),
  ...(row.was?.length ? { was: row.was } : {}),
});

/** Steps that add people. `pseudonyms` gives every id of the folder its pseudonym. */
export const addPeople = (
  study: string,
  list: readonly Person[],
  identities: Identities['people'],
  pseudonyms: (code: string) => string,
): Step =>
  bulk(
    people,
    list.map((p, position) => ({
      study,
      id: pseudonyms(p.id),
      position,
      school: p.school,
      code: p.id,
      name: identities.get(p.id)?.name ?? null,
      email: identities.get(p.id)?.email ?? null,
      functions: p.functions,
      group: p.group ?? null,
      from: p.from ?? null,
      to: p.to ?? null,
      listed: p.listed !== false,
      leave: p.leave ?? null,
      was: p.was ?? null,
    })),
  );

export const peopleStore = (driver: Driver): PeopleStore => ({
  setListed: async (study, code, listed, actor) => {
    const { db } = driver;
    const own = and(eq(people.study, study), eq(people.code, code));
    const row = (await db.select({ id: people.id }).from(people).where(own))[0];
    if (!row) throw new Refusal('personUnknown');
    await driver.run([changeOne(db.update(people).set({ listed }).where(own), () => new Refusal('personUnknown'))], {
      actor,
      verb: listed ? 'people.list' : 'people.unlist',
      subject: row.id,
      study,
    });
  },
  list: (study, school) => peopleOf(driver.db, study, school),
  everListed: (study, school) =>
    driver.remember(
      `everListed ${study} ${school}`,
      async () => new Set((await peopleOf(driver.db, study, school)).flatMap((p) => (p.listed ? p.id : []))),
    ),
});
