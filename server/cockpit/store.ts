/**
 * What the cockpit counts. The number of queries is fixed whatever the number of schools: every one of them gives counts per school,
 * and people come as kinds (same school, functions and waves), not one by one.
 */
import { and, count, countDistinct, eq, gte, isNotNull, isNull, like, notLike, or, sql } from 'drizzle-orm';
import type { FormerState } from '../../analysis/types.ts';
import { hasForm } from '../../instruments/form.ts';
import type { Words } from '../../instruments/types.ts';
import type { Driver } from '../store/driver.ts';
import {
  audit,
  classSessions,
  groupSizes,
  instruments,
  invitations,
  networkRespondents,
  people,
  responses,
  schools,
} from '../store/tables.ts';
import { designOf } from '../waves/store.ts';
import type { CockpitCounts, PersonAt } from './rules.ts';

export interface CockpitStore {
  /** Changes with everything that is written about a study. */
  mark(study: string): Promise<string>;
  /** Everything the matrix rests on. `since`: days (UTC, ISO) of the trend; `stuckBefore`: drafts saved before it are stuck. */
  counts(study: string, since: string, stuckBefore: string): Promise<CockpitCounts | undefined>;
  /** The design and what of its instruments can be shown. */
  shown(study: string): Promise<Pick<CockpitCounts, 'design' | 'instruments'> | undefined>;
  /** Everybody of one school with what they began and handed in at a wave. */
  peopleOf(study: string, wave: string, school: string): Promise<readonly PersonAt[]>;
  /** School → its leaders, by name and address. */
  leaders(
    study: string,
  ): Promise<ReadonlyMap<string, readonly { readonly name: string | null; readonly email: string | null }[]>>;
}

/** people of whom not everything is decided by their functions: they came, left, were away, or had another job before */
const moved = or(isNotNull(people.from), isNotNull(people.to), isNotNull(people.leave), isNotNull(people.was));
const kind = {
  school: people.school,
  functions: people.functions,
  from: people.from,
  to: people.to,
  leave: people.leave,
  was: people.was,
};
/** not the school first: the few who moved are then found by their own index */
const ofKind = [people.functions, people.school, people.from, people.to, people.leave, people.was] as const;
const onlyWaves = <T extends { readonly wave: string | null }>(rows: readonly T[]) =>
  rows.flatMap((row) => (row.wave === null ? [] : [{ ...row, wave: row.wave }]));

export function cockpitStore(driver: Driver): CockpitStore {
  const { db } = driver;
  /** titles of the study's instruments, and which of them a personal link can show: they hardly ever change and weigh much */
  const shown = (study: string) =>
    driver.remember(`cockpit instruments ${study}`, async () => {
      const rows = await db.select({ definition: instruments.definition }).from(instruments).where(eq(instruments.study, study));
      return rows.map(({ definition: i }): { id: string; version: number; title: Words; form: boolean } => ({
        id: i.id,
        version: i.version,
        title: { nl: i.title.nl, en: i.title.en },
        form: hasForm(i),
      }));
    });

  /** who there is changes seldom; answers, which come all the time, leave this as it is */
  const kinds = (study: string) =>
    driver.remember(`cockpit kinds ${study}`, async () =>
      db
        .select({ ...kind, n: count() })
        .from(people)
        .where(eq(people.study, study))
        .groupBy(...ofKind),
    );

  /**
   * Staff whose answers came with the study folder, by what they handed in at a wave. Nobody answers into these rows, so they hold until
   * the study itself changes. Pupils are never counted as people.
   */
  const broughtAlong = (study: string) =>
    driver.remember(`cockpit brought ${study}`, async () => {
      const rows = onlyWaves(
        await db
          .select({ ...kind, wave: responses.wave, instruments: sql<string>`group_concat(distinct ${responses.instrument})` })
          .from(responses)
          .innerJoin(people, and(eq(people.study, responses.study), eq(people.id, responses.person)))
          .where(
            and(
              eq(responses.study, study),
              eq(responses.state, 'submitted'),
              isNull(responses.invitation),
              notLike(people.functions, '%"pupil"%'),
            ),
          )
          .groupBy(responses.wave, responses.person),
      );
      const alike = new Map<string, CockpitCounts['broughtAlong'][number] & { n: number }>();
      for (const { instruments: list, ...row } of rows) {
        const key = JSON.stringify([row, list]);
        const known = alike.get(key) ?? { ...row, instruments: list.split(','), n: 0 };
        alike.set(key, known);
        known.n += 1;
      }
      return [...alike.values()];
    });

  return {
    mark: async (study) =>
      String(
        (
          await db
            .select({ last: sql<number | null>`max(${audit.position})` })
            .from(audit)
            .where(eq(audit.study, study))
        )[0]?.last ?? 0,
      ),

    counts: async (study, since, stuckBefore) => {
      const design = await designOf(db, study);
      if (!design) return undefined;
      const own = eq(responses.study, study);
      const day = sql<string>`substr(${responses.submittedAt}, 1, 10)`;
      return {
        design,
        instruments: await shown(study),
        schools: await db
          .select({ id: schools.id, name: schools.name, cohort: schools.cohort })
          .from(schools)
          .where(eq(schools.study, study))
          .orderBy(schools.position),
        kinds: await kinds(study),
        broughtAlong: await broughtAlong(study),
        cells: onlyWaves(
          await db
            .select({
              state: responses.state,
              wave: responses.wave,
              school: responses.school,
              instrument: responses.instrument,
              n: count(),
            })
            .from(responses)
            .where(own)
            .groupBy(responses.state, responses.wave, responses.school, responses.instrument),
        ),
        movedCells: onlyWaves(
          await db
            .select({ ...kind, state: responses.state, wave: responses.wave, instrument: responses.instrument, n: count() })
            .from(people)
            // a cross join keeps the order: first the few who moved, then what they answered
            .crossJoin(responses)
            .where(and(eq(people.study, study), moved, eq(responses.study, study), eq(responses.person, people.id)))
            .groupBy(...ofKind, responses.state, responses.wave, responses.instrument),
        ),
        recent: onlyWaves(
          await db
            .select({ wave: responses.wave, school: responses.school, day, n: count() })
            .from(responses)
            .where(and(own, eq(responses.state, 'submitted'), gte(responses.submittedAt, since)))
            .groupBy(responses.wave, responses.school, day),
        ),
        stuck: onlyWaves(
          await db
            .select({ wave: responses.wave, school: responses.school, n: countDistinct(responses.person) })
            .from(responses)
            .where(and(own, eq(responses.state, 'draft'), sql`${responses.savedAt} < ${stuckBefore}`))
            .groupBy(responses.wave, responses.school),
        ),
        invited: await db
          .select({
            wave: invitations.wave,
            school: people.school,
            n: count(),
            finished: sql<number>`sum(${invitations.finishedAt} is not null)`,
            declined: sql<number>`sum(${invitations.consent} = 'declined')`,
          })
          .from(invitations)
          .innerJoin(people, and(eq(people.study, invitations.study), eq(people.id, invitations.person)))
          .where(and(eq(invitations.study, study), sql`${invitations.endedAt} is null`))
          .groupBy(invitations.wave, people.school),
        network: await db
          .select({
            wave: networkRespondents.wave,
            relation: networkRespondents.relation,
            school: networkRespondents.school,
            n: count(),
          })
          .from(networkRespondents)
          .where(eq(networkRespondents.study, study))
          .groupBy(networkRespondents.wave, networkRespondents.relation, networkRespondents.school),
        movedNetwork: await db
          .select({ ...kind, wave: networkRespondents.wave, relation: networkRespondents.relation, n: count() })
          .from(people)
          .crossJoin(networkRespondents)
          .where(
            and(
              eq(people.study, study),
              moved,
              eq(networkRespondents.study, study),
              eq(networkRespondents.person, people.id),
              eq(networkRespondents.school, people.school),
            ),
          )
          .groupBy(...ofKind, networkRespondents.wave, networkRespondents.relation),
        sessions: await db
          .select({ wave: classSessions.wave, school: classSessions.school, n: countDistinct(classSessions.group) })
          .from(classSessions)
          .where(eq(classSessions.study, study))
          .groupBy(classSessions.wave, classSessions.school),
        groupSizes: await db
          .select({ school: groupSizes.school, group: groupSizes.group, pupils: groupSizes.pupils })
          .from(groupSizes)
          .where(eq(groupSizes.study, study)),
      };
    },

    shown: async (study) => {
      const design = await designOf(db, study);
      return design && { design, instruments: await shown(study) };
    },

    peopleOf: async (study, wave, school) => {
      const rows = await db
        .select({
          id: people.id,
          functions: people.functions,
          from: people.from,
          to: people.to,
          leave: people.leave,
          was: people.was,
          instrument: responses.instrument,
          state: responses.state,
        })
        .from(people)
        .leftJoin(responses, and(eq(responses.study, people.study), eq(responses.person, people.id), eq(responses.wave, wave)))
        .where(and(eq(people.study, study), eq(people.school, school)));
      const byId = new Map<string, PersonAt & { answers: { instrument: string; state: 'draft' | 'submitted' }[] }>();
      for (const { id, instrument, state, ...person } of rows) {
        const known = byId.get(id) ?? { ...person, was: person.was as readonly FormerState[] | null, answers: [] };
        byId.set(id, known);
        if (instrument !== null && state !== null) known.answers.push({ instrument, state });
      }
      return [...byId.values()];
    },

    leaders: async (study) => {
      const rows = await db
        .select({ school: people.school, name: people.name, email: people.email })
        .from(people)
        .where(and(eq(people.study, study), like(people.functions, '%"schoolLeader"%')))
        .orderBy(people.position);
      const bySchool = new Map<string, { name: string | null; email: string | null }[]>();
      for (const { school, ...one } of rows) bySchool.set(school, [...(bySchool.get(school) ?? []), one]);
      return bySchool;
    },
  };
}
