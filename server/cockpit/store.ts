/**
 * What the cockpit counts. The number of queries is fixed whatever the number of schools: every one of them gives counts per school,
 * and people come as kinds (same school, functions and waves), not one by one.
 */
import {
  and,
  count,
  countDistinct,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  like,
  lt,
  lte,
  ne,
  notLike,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { union } from 'drizzle-orm/sqlite-core';
import type { FormerState } from '../../analysis/types.ts';
import { hasForm } from '../../instruments/form.ts';
import type { Words } from '../../instruments/types.ts';
import type { MailSettings } from '../mail/contract.ts';
import type { Driver } from '../store/driver.ts';
import {
  audit,
  classSessions,
  groupSizes,
  instruments,
  invitations,
  mailQueue,
  mailSettings,
  networkRespondents,
  people,
  responses,
  schools,
} from '../store/tables.ts';
import { designOf } from '../waves/store.ts';
import type { Answers, Frame, Kind, Shown, Span } from './counts.ts';
import type { PersonAt } from './rules.ts';

export interface CockpitStore {
  /** Grows with everything that is written about a study. */
  mark(study: string): Promise<number>;
  /**
   * The schools of which something was written after one mark and up to another; null where that cannot be told (the design or a roster
   * changed, or it is more than it is worth to look through).
   */
  changed(study: string, from: number, to: number): Promise<ReadonlySet<string> | null>;
  /** What answering cannot change; undefined for an unknown study. */
  frame(study: string): Promise<Frame | undefined>;
  /** What was given, of all schools or of those named. As many queries, however many schools. */
  answers(study: string, span: Span, part?: { readonly frame: Frame; readonly schools: readonly string[] }): Promise<Answers>;
  /** The design and what of its instruments can be shown. */
  shown(study: string): Promise<Shown | undefined>;
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

const bySchool = <T extends { readonly school: string }>(rows: readonly T[]): ReadonlyMap<string, readonly T[]> => {
  const map = new Map<string, T[]>();
  for (const row of rows) {
    const own = map.get(row.school);
    if (own) own.push(row);
    else map.set(row.school, [row]);
  }
  return map;
};
/** Written by who answers and by who sends mail: about one response, invitation, class session or mail, thus one school. */
const ofOneSchool: ReadonlySet<string> = new Set([
  'responses.begin',
  'responses.save',
  'responses.submit',
  'invitations.consent',
  'invitations.decline',
  'classes.sit',
  'mail.sent',
  'mail.settle',
]);
/** more notes than this are not looked through one by one */
const mostNotes = 500;
const pending = ['queued', 'claimed', 'sending'] as const;
const wrong = ['uncertain', 'refused', 'bounced'] as const;

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
      bySchool(
        await db
          .select({ ...kind, n: count() })
          .from(people)
          .where(eq(people.study, study))
          .groupBy(...ofKind),
      ),
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
      const alike = new Map<string, Kind & { wave: string; instruments: string[]; n: number }>();
      for (const { instruments: list, ...row } of rows) {
        const key = JSON.stringify([row, list]);
        const known = alike.get(key) ?? { ...row, instruments: list.split(','), n: 0 };
        alike.set(key, known);
        known.n += 1;
      }
      return bySchool([...alike.values()]);
    });

  /** Staff and their mails that went wrong, and those that wait. */
  const now = (states: readonly string[]) =>
    sql`${mailQueue.state} in (${sql.join(
      states.map((state) => sql`${state}`),
      sql`, `,
    )})`;
  const whose = (condition: SQL) => sql<number>`count(distinct case when ${condition} then ${mailQueue.invitation} end)`;

  return {
    mark: async (study) =>
      (
        await db
          .select({ last: sql<number | null>`max(${audit.position})` })
          .from(audit)
          .where(eq(audit.study, study))
      )[0]?.last ?? 0,

    changed: async (study, from, to) => {
      const notes = await db
        .selectDistinct({ verb: audit.verb, subject: audit.subject })
        .from(audit)
        .where(and(eq(audit.study, study), gt(audit.position, from), lte(audit.position, to)))
        .limit(mostNotes + 1);
      const subjects = [...new Set(notes.map((note) => note.subject))];
      if (notes.length > mostNotes || notes.some(({ verb }) => !ofOneSchool.has(verb))) return null;
      const ofInvitation = and(eq(people.study, invitations.study), eq(people.id, invitations.person));
      const found = await union(
        db
          .select({ subject: responses.id, school: responses.school })
          .from(responses)
          .where(and(eq(responses.study, study), inArray(responses.id, subjects))),
        db
          .select({ subject: invitations.id, school: people.school })
          .from(invitations)
          .innerJoin(people, ofInvitation)
          .where(and(inArray(invitations.id, subjects), eq(invitations.study, study))),
        db
          .select({ subject: classSessions.id, school: classSessions.school })
          .from(classSessions)
          .where(and(inArray(classSessions.id, subjects), eq(classSessions.study, study))),
        db
          .select({ subject: mailQueue.id, school: people.school })
          .from(mailQueue)
          .innerJoin(invitations, eq(invitations.id, mailQueue.invitation))
          .innerJoin(people, ofInvitation)
          .where(and(inArray(mailQueue.id, subjects), eq(mailQueue.study, study))),
      );
      // what is not there any more names no school
      const known = new Set(found.map((row) => row.subject));
      return subjects.every((subject) => known.has(subject)) ? new Set(found.map((row) => row.school)) : null;
    },

    frame: async (study) => {
      const design = await designOf(db, study);
      if (!design) return undefined;
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
        sessions: await db
          .select({ wave: classSessions.wave, school: classSessions.school, n: countDistinct(classSessions.group) })
          .from(classSessions)
          .where(eq(classSessions.study, study))
          .groupBy(classSessions.wave, classSessions.school),
        groupSizes: await db
          .select({ school: groupSizes.school, group: groupSizes.group, pupils: groupSizes.pupils })
          .from(groupSizes)
          .where(eq(groupSizes.study, study)),
        mail:
          ((await db.select({ settings: mailSettings.settings }).from(mailSettings).where(eq(mailSettings.study, study)))[0]
            ?.settings as MailSettings | undefined) ?? null,
      };
    },

    answers: async (study, { since, stuckBefore, lateBefore }, part) => {
      const own = eq(responses.study, study);
      const day = sql<string>`substr(${responses.submittedAt}, 1, 10)`;
      const waves = part?.frame.design.waves.map((w) => w.id) ?? [];
      // a few schools are found by an index whose columns before the school are all named
      const inSchools = part && and(inArray(responses.wave, waves), inArray(responses.school, part.schools));
      const ofSchools = part && inArray(people.school, part.schools);
      const ofPerson = and(eq(people.study, invitations.study), eq(people.id, invitations.person));
      const invitedOf = part && and(eq(people.study, study), ofSchools, inArray(invitations.wave, waves));
      const links = {
        wave: invitations.wave,
        school: people.school,
        n: count(),
        finished: sql<number>`sum(${invitations.finishedAt} is not null)`,
        declined: sql<number>`sum(${invitations.consent} = 'declined')`,
        lately: sql<number>`coalesce(sum(${invitations.finishedAt} >= ${since}), 0)`,
      };
      const onRoster = and(eq(invitations.study, study), isNull(invitations.endedAt));
      const mails = {
        wave: invitations.wave,
        school: people.school,
        bounced: whose(eq(mailQueue.state, 'bounced')),
        refused: whose(eq(mailQueue.state, 'refused')),
        uncertain: whose(eq(mailQueue.state, 'uncertain')),
        late: whose(and(now(pending), lt(mailQueue.createdAt, lateBefore))!),
        waiting: sql<number>`sum(${now(pending)})`,
      };
      const open = and(onRoster, isNull(invitations.finishedAt), ne(invitations.consent, 'declined'));
      const confirmed = { wave: networkRespondents.wave, relation: networkRespondents.relation };
      const ofNetwork = and(
        eq(people.study, study),
        eq(networkRespondents.study, study),
        eq(networkRespondents.person, people.id),
        eq(networkRespondents.school, people.school),
      );
      return {
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
            .where(and(own, part && inArray(responses.state, ['draft', 'submitted']), inSchools))
            .groupBy(responses.state, responses.wave, responses.school, responses.instrument),
        ),
        movedCells: onlyWaves(
          await db
            .select({ ...kind, state: responses.state, wave: responses.wave, instrument: responses.instrument, n: count() })
            .from(people)
            // a cross join keeps the order: first the few who moved, then what they answered
            .crossJoin(responses)
            .where(and(eq(people.study, study), ofSchools, moved, eq(responses.study, study), eq(responses.person, people.id)))
            .groupBy(...ofKind, responses.state, responses.wave, responses.instrument),
        ),
        recent: onlyWaves(
          await db
            .select({ wave: responses.wave, school: responses.school, day, n: count() })
            .from(responses)
            .where(and(own, eq(responses.state, 'submitted'), inSchools, gte(responses.submittedAt, since)))
            .groupBy(responses.wave, responses.school, day),
        ),
        stuck: onlyWaves(
          await db
            .select({ wave: responses.wave, school: responses.school, n: countDistinct(responses.person) })
            .from(responses)
            .where(and(own, eq(responses.state, 'draft'), inSchools, lt(responses.savedAt, stuckBefore)))
            .groupBy(responses.wave, responses.school),
        ),
        invited: await (part
          ? db
              .select(links)
              .from(people)
              .crossJoin(invitations)
              .where(and(invitedOf, ofPerson, onRoster))
          : db.select(links).from(invitations).innerJoin(people, ofPerson).where(onRoster)
        ).groupBy(invitations.wave, people.school),
        network: await (part
          ? db
              .select({ ...confirmed, school: people.school, n: count() })
              .from(people)
              .crossJoin(networkRespondents)
              .where(and(ofNetwork, ofSchools))
              .groupBy(networkRespondents.wave, networkRespondents.relation, people.school)
          : db
              .select({ ...confirmed, school: networkRespondents.school, n: count() })
              .from(networkRespondents)
              .where(eq(networkRespondents.study, study))
              .groupBy(networkRespondents.wave, networkRespondents.relation, networkRespondents.school)),
        movedNetwork: await db
          .select({ ...kind, ...confirmed, n: count() })
          .from(people)
          .crossJoin(networkRespondents)
          .where(and(ofNetwork, ofSchools, moved))
          .groupBy(...ofKind, networkRespondents.wave, networkRespondents.relation),
        mail: await (part
          ? db
              .select(mails)
              .from(people)
              .crossJoin(invitations)
              .crossJoin(mailQueue)
              .where(and(invitedOf, ofPerson, open, eq(mailQueue.invitation, invitations.id), now([...pending, ...wrong])))
          : db
              .select(mails)
              .from(mailQueue)
              // by state, of which there are few, not by study, of which there are ten thousand
              .crossJoin(invitations)
              .crossJoin(people)
              .where(
                and(
                  sql`+${mailQueue.study} = ${study}`,
                  now([...pending, ...wrong]),
                  eq(invitations.id, mailQueue.invitation),
                  open,
                  ofPerson,
                ),
              )
        ).groupBy(invitations.wave, people.school),
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
