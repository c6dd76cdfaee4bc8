/**
 * Changes of rosters in one transaction each, with the edition of the rosters as their guard; remembered mappings, group sizes, and the
 * link and suggestions of a school's coordinator. Audit: ids and counts, never names.
 */
import { and, asc, count, eq, inArray, isNull, notExists, sql } from 'drizzle-orm';
import { Refusal } from '../http/problem.ts';
import { correctAddresses } from '../mail/store.ts';
import { peopleOf } from '../people/store.ts';
import { schoolsOf } from '../schools/store.ts';
import { ConstraintBroken, type Driver, Raced } from '../store/driver.ts';
import { type Actor, bulk, change, changeOne, guard, portions, type Step } from '../store/steps.ts';
import {
  coordinatorLinks,
  groupSizes,
  invitations,
  people,
  rosterMappings,
  rosterRevisions,
  rosterSuggestions,
  studies,
  waves as waveTable,
} from '../store/tables.ts';
import { wavesOf } from '../waves/store.ts';
import type { Rosters } from './looking.ts';
import { endOf, type RosterPlan } from './rules.ts';

export interface CoordinatorRecord {
  readonly id: string;
  readonly study: string;
  readonly school: string;
  readonly generation: number;
  readonly createdAt: string;
  /** null = made before links had an end (rules.ts endOf) */
  readonly endsAt: string | null;
  readonly mailedAt: string | null;
  readonly revokedAt: string | null;
  readonly confirmedAt: string | null;
  readonly confirmedPeople: number | null;
}
export interface SuggestionRecord {
  readonly id: string;
  readonly study: string;
  readonly school: string;
  readonly kind: 'missing' | 'left' | 'functions';
  /** pseudonym */
  readonly person: string | null;
  readonly name: string | null;
  readonly functions: readonly string[];
  readonly createdAt: string;
}
export interface SchoolCheck {
  readonly link: 'none' | 'works' | 'ended';
  readonly confirmedAt: string | null;
  /** remarks that wait for a decision */
  readonly remarks: number;
}
export interface RosterWrite {
  readonly study: string;
  readonly wave: string;
  /** the edition that was decided on */
  readonly revision: number;
  readonly plan: RosterPlan;
  /** who was taken for not having handed in at the wave */
  readonly openOf: readonly string[];
  readonly groups?: readonly { readonly school: string; readonly group: string; readonly pupils: number }[];
  /** decided on with it */
  readonly suggestion?: string;
  readonly verb: string;
  readonly subject: string;
}

export interface RostersStore {
  /** All that a decision on a roster needs, of one edition. Throws studyUnknown. */
  rosters(study: string): Promise<Rosters>;
  /** All or nothing; gives the ids of those who joined, in the plan's order. Throws rosterChanged. */
  write(write: RosterWrite, actor: Actor): Promise<readonly string[]>;
  mapping(study: string, header: string): Promise<Readonly<Record<string, string>> | undefined>;
  remember(study: string, header: string, mapping: Readonly<Record<string, string>>, actor: Actor): Promise<void>;
  sizes(study: string): Promise<readonly { readonly school: string; readonly group: string; readonly pupils: number }[]>;

  coordinator(study: string, school: string): Promise<CoordinatorRecord | undefined>;
  /** undefined when it was revoked or replaced. Throws coordinatorEnded. */
  coordinatorByToken(tokenHash: string): Promise<CoordinatorRecord | undefined>;
  /** The first link of a school, or the next generation of one. Throws Raced. */
  link(
    of: {
      readonly id: string;
      readonly study: string;
      readonly school: string;
      readonly generation: number;
      readonly tokenHash: string;
      readonly endsAt: string;
    },
    actor: Actor,
  ): Promise<void>;
  /** The link works until then. Throws coordinatorNone. */
  renew(study: string, school: string, endsAt: string, actor: Actor): Promise<void>;
  /** Noted when the mail server took it. */
  /** This generation of the link was mailed; of one that was replaced or withdrawn meanwhile only the audit tells. */
  mailed(study: string, school: string, generation: number, actor: Actor): Promise<void>;
  revoke(study: string, school: string, actor: Actor): Promise<void>;
  confirm(of: CoordinatorRecord, count: number): Promise<void>;
  /** How far each school is with its check; a school that was never asked is absent. */
  checks(study: string): Promise<ReadonlyMap<string, SchoolCheck>>;
  suggestions(study: string, school: string): Promise<readonly SuggestionRecord[]>;
  suggestion(study: string, id: string): Promise<SuggestionRecord | undefined>;
  suggest(of: CoordinatorRecord, what: Pick<SuggestionRecord, 'id' | 'kind' | 'person' | 'name' | 'functions'>): Promise<void>;
  /** Takes a suggestion away without doing it. Throws suggestionUnknown. */
  drop(study: string, school: string | undefined, id: string, actor: Actor): Promise<void>;
}

/** Who checks a school's list, for the audit. */
export const coordinatorActor = (link: string): Actor => `coordinator:${link}`;
const changed = () => new Refusal('rosterChanged');

export function rostersStore(driver: Driver): RostersStore {
  const { db, clock, ids } = driver;
  const revisionOf = async (study: string) =>
    (await db.select({ revision: rosterRevisions.revision }).from(rosterRevisions).where(eq(rosterRevisions.study, study)))[0]
      ?.revision ?? 0;
  const linkOf = {
    id: coordinatorLinks.id,
    study: coordinatorLinks.study,
    school: coordinatorLinks.school,
    generation: coordinatorLinks.generation,
    createdAt: coordinatorLinks.createdAt,
    endsAt: coordinatorLinks.endsAt,
    mailedAt: coordinatorLinks.mailedAt,
    revokedAt: coordinatorLinks.revokedAt,
    confirmedAt: coordinatorLinks.confirmedAt,
    confirmedPeople: coordinatorLinks.confirmedPeople,
  };
  const oneSchool = (study: string, school: string) =>
    and(eq(coordinatorLinks.study, study), eq(coordinatorLinks.school, school));

  /** The next edition, only if the one that was decided on is still the last. */
  const raise = (study: string, from: number): Step =>
    from === 0
      ? bulk(rosterRevisions, [{ study, revision: 1 }])
      : changeOne(
          db
            .update(rosterRevisions)
            .set({ revision: from + 1 })
            .where(and(eq(rosterRevisions.study, study), eq(rosterRevisions.revision, from))),
          changed,
        );
  /** The wave has not been closed meanwhile. */
  const stillRuns = (study: string, wave: string): Step =>
    guard(
      db
        .select({ id: waveTable.id })
        .from(waveTable)
        .where(and(eq(waveTable.study, study), eq(waveTable.id, wave), inArray(waveTable.state, ['planned', 'open']))),
      () => new Refusal('waveClosed'),
    );
  /** Nobody of these handed in meanwhile. */
  const stillOpen = (study: string, wave: string, who: readonly string[]): readonly Step[] =>
    portions(who).map((some) =>
      guard(
        db
          .select({ id: studies.id })
          .from(studies)
          .where(
            and(
              eq(studies.id, study),
              notExists(
                db
                  .select({ id: invitations.id })
                  .from(invitations)
                  .where(
                    and(
                      eq(invitations.study, study),
                      eq(invitations.wave, wave),
                      inArray(invitations.person, [...some]),
                      sql`${invitations.finishedAt} is not null`,
                    ),
                  ),
              ),
            ),
          ),
        changed,
      ),
    );
  const linksEnd = (study: string, person: string, at: readonly string[], endedAt: string | null): Step =>
    change(
      db
        .update(invitations)
        .set({ endedAt })
        .where(
          and(
            eq(invitations.study, study),
            eq(invitations.person, person),
            inArray(invitations.wave, [...at]),
            isNull(invitations.finishedAt),
          ),
        ),
    );

  return {
    rosters: async (study) => {
      const waves = await wavesOf(db, study);
      if (!(await db.select({ id: studies.id }).from(studies).where(eq(studies.id, study)))[0]) throw new Refusal('studyUnknown');
      // the edition first: what is read after it is at least as new
      const revision = await revisionOf(study);
      return { revision, waves, schools: await schoolsOf(db, study), people: await peopleOf(db, study) };
    },

    write: async ({ study, wave, revision, plan, openOf, groups = [], suggestion, verb, subject }, actor) => {
      const at = clock().toISOString();
      const position = clock().getTime();
      const joined = plan.joins.map((one, i) => ({
        study,
        id: `p${ids().slice(-15)}`,
        position: position + i,
        school: one.school,
        code: one.code,
        name: one.name,
        email: one.email,
        functions: [...one.functions],
        group: one.group,
        from: one.from,
        to: null,
        listed: true,
        leave: one.leave === null ? null : [...one.leave],
        was: null,
      }));
      const steps: Step[] = [
        raise(study, revision),
        stillRuns(study, wave),
        ...stillOpen(study, wave, openOf),
        ...plan.updates.flatMap(({ person, set }) => {
          if (Object.keys(set).length === 0) return [];
          const { functions, leave, was, ...rest } = set;
          const values = {
            ...rest,
            ...(functions === undefined ? {} : { functions: [...functions] }),
            ...(leave === undefined ? {} : { leave: leave === null ? null : [...leave] }),
            ...(was === undefined ? {} : { was: was === null ? null : [...was] }),
          };
          return [
            changeOne(
              db
                .update(people)
                .set(values)
                .where(and(eq(people.study, study), eq(people.id, person))),
              changed,
            ),
          ];
        }),
        ...correctAddresses(
          db,
          study,
          plan.updates.flatMap(({ person, set }) => (set.email === undefined ? [] : [person])),
        ),
        ...(joined.length > 0 ? [bulk(people, joined)] : []),
        ...plan.ends.map(({ person, waves }) => linksEnd(study, person, waves, at)),
        ...plan.opens.map(({ person, waves }) => linksEnd(study, person, waves, null)),
        ...[...new Set(groups.map((g) => g.school))].map((school) =>
          change(db.delete(groupSizes).where(and(eq(groupSizes.study, study), eq(groupSizes.school, school)))),
        ),
        ...(groups.length > 0
          ? [
              bulk(
                groupSizes,
                groups.map((g) => ({ study, ...g })),
              ),
            ]
          : []),
        ...(suggestion === undefined
          ? []
          : [
              changeOne(
                db.delete(rosterSuggestions).where(and(eq(rosterSuggestions.study, study), eq(rosterSuggestions.id, suggestion))),
                () => new Refusal('suggestionUnknown'),
              ),
            ]),
      ];
      try {
        await driver.run(steps, {
          actor,
          verb,
          subject,
          study,
          details: {
            wave,
            joined: joined.length,
            changed: plan.updates.length,
            linksClosed: plan.ends.length,
            ...(groups.length > 0 ? { groups: groups.length } : {}),
          },
        });
      } catch (error) {
        // two first editions at once, or an id that somebody else took: look again
        if (error instanceof ConstraintBroken) throw changed();
        throw error;
      }
      return joined.map((one) => one.id);
    },

    mapping: async (study, header) =>
      (
        await db
          .select({ mapping: rosterMappings.mapping })
          .from(rosterMappings)
          .where(and(eq(rosterMappings.study, study), eq(rosterMappings.header, header)))
      )[0]?.mapping,
    remember: (study, header, mapping, actor) => {
      const values = { mapping: { ...mapping }, savedAt: clock().toISOString() };
      return driver.run(
        [
          change(
            db
              .insert(rosterMappings)
              .values({ study, header, ...values })
              .onConflictDoUpdate({ target: [rosterMappings.study, rosterMappings.header], set: values }),
          ),
        ],
        { actor, verb: 'rosters.remember', subject: study, study },
      );
    },
    sizes: async (study) =>
      await db
        .select({ school: groupSizes.school, group: groupSizes.group, pupils: groupSizes.pupils })
        .from(groupSizes)
        .where(eq(groupSizes.study, study))
        .orderBy(asc(groupSizes.school), asc(groupSizes.group)),

    coordinator: async (study, school) => (await db.select(linkOf).from(coordinatorLinks).where(oneSchool(study, school)))[0],
    coordinatorByToken: async (tokenHash) => {
      const [link] = await db
        .select(linkOf)
        .from(coordinatorLinks)
        .where(and(eq(coordinatorLinks.tokenHash, tokenHash), isNull(coordinatorLinks.revokedAt)));
      if (link && endOf(link) <= clock().toISOString()) throw new Refusal('coordinatorEnded', { params: { date: endOf(link) } });
      return link;
    },
    link: ({ id, study, school, generation, tokenHash, endsAt }, actor) =>
      driver.run(
        [
          generation === 1
            ? bulk(coordinatorLinks, [{ id, study, school, generation, tokenHash, endsAt, createdAt: clock().toISOString() }])
            : changeOne(
                db
                  .update(coordinatorLinks)
                  .set({ generation, tokenHash, endsAt, mailedAt: null, revokedAt: null, createdAt: clock().toISOString() })
                  .where(and(eq(coordinatorLinks.id, id), eq(coordinatorLinks.generation, generation - 1))),
                () => new Raced(),
              ),
        ],
        { actor, verb: 'rosters.coordinatorLink', subject: school, study, details: { generation } },
      ),
    renew: (study, school, endsAt, actor) =>
      driver.run(
        [
          changeOne(
            db
              .update(coordinatorLinks)
              .set({ endsAt })
              .where(and(oneSchool(study, school), isNull(coordinatorLinks.revokedAt))),
            () => new Refusal('coordinatorNone'),
          ),
        ],
        { actor, verb: 'rosters.renewCoordinator', subject: school, study },
      ),
    mailed: (study, school, generation, actor) =>
      driver.run(
        [
          change(
            db
              .update(coordinatorLinks)
              .set({ mailedAt: clock().toISOString() })
              .where(
                and(oneSchool(study, school), eq(coordinatorLinks.generation, generation), isNull(coordinatorLinks.revokedAt)),
              ),
          ),
        ],
        { actor, verb: 'rosters.mailCoordinator', subject: school, study },
      ),
    revoke: (study, school, actor) =>
      driver.run(
        [
          change(
            db
              .update(coordinatorLinks)
              .set({ revokedAt: clock().toISOString() })
              .where(and(oneSchool(study, school), isNull(coordinatorLinks.revokedAt))),
          ),
        ],
        { actor, verb: 'rosters.revokeCoordinator', subject: school, study },
      ),
    confirm: ({ id, study, school }, count) =>
      driver.run(
        [
          changeOne(
            db
              .update(coordinatorLinks)
              .set({ confirmedAt: clock().toISOString(), confirmedPeople: count })
              .where(and(eq(coordinatorLinks.id, id), isNull(coordinatorLinks.revokedAt))),
            () => new Refusal('coordinatorUnknown'),
          ),
        ],
        { actor: coordinatorActor(id), verb: 'rosters.confirm', subject: school, study, details: { people: count } },
      ),
    checks: async (study) => {
      const now = clock().toISOString();
      const links = await db.select(linkOf).from(coordinatorLinks).where(eq(coordinatorLinks.study, study));
      const remarks = await db
        .select({ school: rosterSuggestions.school, n: count() })
        .from(rosterSuggestions)
        .where(eq(rosterSuggestions.study, study))
        .groupBy(rosterSuggestions.school);
      const waiting = new Map(remarks.map((r) => [r.school, r.n]));
      return new Map(
        links.map((link) => [
          link.school,
          {
            link: link.revokedAt !== null ? 'none' : endOf(link) <= now ? 'ended' : 'works',
            confirmedAt: link.confirmedAt,
            remarks: waiting.get(link.school) ?? 0,
          },
        ]),
      );
    },
    suggestions: async (study, school) =>
      await db
        .select()
        .from(rosterSuggestions)
        .where(and(eq(rosterSuggestions.study, study), eq(rosterSuggestions.school, school)))
        .orderBy(asc(rosterSuggestions.createdAt)),
    suggestion: async (study, id) =>
      (
        await db
          .select()
          .from(rosterSuggestions)
          .where(and(eq(rosterSuggestions.study, study), eq(rosterSuggestions.id, id)))
      )[0],
    suggest: ({ id: link, study, school }, { id, kind, person, name, functions }) =>
      driver.run(
        [
          guard(
            db
              .select({ id: coordinatorLinks.id })
              .from(coordinatorLinks)
              .where(and(eq(coordinatorLinks.id, link), isNull(coordinatorLinks.revokedAt))),
            () => new Refusal('coordinatorUnknown'),
          ),
          // the last word about somebody counts
          ...(person === null
            ? []
            : [
                change(
                  db
                    .delete(rosterSuggestions)
                    .where(and(eq(rosterSuggestions.study, study), eq(rosterSuggestions.person, person))),
                ),
              ]),
          bulk(rosterSuggestions, [
            { id, study, school, kind, person, name, functions: [...functions], createdAt: clock().toISOString() },
          ]),
        ],
        { actor: coordinatorActor(link), verb: 'rosters.suggest', subject: id, study, details: { kind } },
      ),
    drop: (study, school, id, actor) =>
      driver.run(
        [
          changeOne(
            db
              .delete(rosterSuggestions)
              .where(
                and(
                  eq(rosterSuggestions.study, study),
                  eq(rosterSuggestions.id, id),
                  ...(school === undefined ? [] : [eq(rosterSuggestions.school, school)]),
                ),
              ),
            () => new Refusal('suggestionUnknown'),
          ),
        ],
        { actor, verb: 'rosters.dropSuggestion', subject: id, study },
      ),
  };
}
