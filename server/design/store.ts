/** The design of a study in the tables: read as one value, written as the difference of two. */
import { and, count, desc, eq, inArray, isNull, notExists } from 'drizzle-orm';
import type { StudyDesign } from '../../analysis/types.ts';
import { fingerprint } from '../../instruments/fingerprint.ts';
import { selectionOf } from '../contrast/store.ts';
import { Refusal } from '../http/problem.ts';
import { peopleOf } from '../people/store.ts';
import { schoolsOf } from '../schools/store.ts';
import { ConstraintBroken, type Db, type Driver } from '../store/driver.ts';
import { type Actor, bulk, change, changeOne, guard, type Step } from '../store/steps.ts';
import {
  accounts,
  achievement,
  classSessions,
  designChanges,
  instruments,
  invitations,
  materials,
  people,
  responses,
  schools,
  studies,
  themeCodes,
  waves,
} from '../store/tables.ts';
import { designOf } from '../waves/store.ts';
import type { Blueprint, Part } from './blueprint.ts';
import { type Facts, factsOf } from './facts.ts';
import type { Change } from './rules.ts';

export interface DesignNow {
  readonly blueprint: Blueprint;
  readonly facts: Facts;
  /** newest first */
  readonly history: readonly Change[];
}

export interface DesignChange {
  /** the revision that was looked at; the change makes the next one */
  readonly revision: number;
  readonly before: Blueprint;
  readonly after: Blueprint;
  readonly parts: readonly Part[];
  readonly operations: readonly { readonly op: string }[];
}

export interface DesignStore {
  read(study: string): Promise<DesignNow | undefined>;
  /** addresses of accounts, by id */
  names(actors: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** All of a change or nothing. Throws designChanged when somebody else was faster, or a wave was opened or closed meanwhile. */
  write(study: string, change: DesignChange, actor: Actor): Promise<void>;
}

const changed = () => new Refusal('designChanged');

async function factsIn(db: Db, study: string, design: StudyDesign): Promise<Facts> {
  const roster = await peopleOf(db, study);
  const schoolOf = new Map(roster.map((p) => [p.id, p.school]));
  const answers = await db
    .select({
      instrument: responses.instrument,
      version: responses.version,
      wave: responses.wave,
      school: responses.school,
      n: count(),
    })
    .from(responses)
    .where(eq(responses.study, study))
    .groupBy(responses.instrument, responses.version, responses.wave, responses.school);
  const invited = await db
    .select({ wave: invitations.wave, person: invitations.person })
    .from(invitations)
    .where(eq(invitations.study, study));
  const perCell = new Map<string, { wave: string; school: string; n: number }>();
  for (const { wave, person } of invited) {
    const school = schoolOf.get(person) ?? '';
    const cell = perCell.get(`${wave}\n${school}`) ?? { wave, school, n: 0 };
    cell.n += 1;
    perCell.set(`${wave}\n${school}`, cell);
  }
  const staff = new Map<string, number>();
  for (const { school } of roster) staff.set(school, (staff.get(school) ?? 0) + 1);
  const sessions = await db
    .select({ wave: classSessions.wave, school: classSessions.school })
    .from(classSessions)
    .where(eq(classSessions.study, study));
  const texts = await db
    .select({ wave: materials.wave, school: materials.school })
    .from(materials)
    .where(eq(materials.study, study));
  const scored = await db.selectDistinct({ school: achievement.school }).from(achievement).where(eq(achievement.study, study));
  const coded = await db.selectDistinct({ school: themeCodes.school }).from(themeCodes).where(eq(themeCodes.study, study));
  const named = roster.flatMap((p) => [p.from, p.to, ...(p.leave ?? []), ...(p.was ?? []).flatMap((one) => one.waves)]);
  const values = (await schoolsOf(db, study)).flatMap((s) => Object.entries(s.attributes));
  const texty = new Set(values.flatMap(([name, value]) => (typeof value === 'string' ? [name] : [])));
  return factsOf(
    {
      answers,
      invitations: [...perCell.values()],
      people: staff,
      holdsSchool: new Set([...sessions, ...texts, ...scored, ...coded].map((one) => one.school)),
      holdsWave: new Set([...named, ...sessions.map((s) => s.wave), ...texts.map((m) => m.wave)].filter((w) => w !== null)),
      frozen: (await selectionOf(db, study)) !== undefined,
      attributes: [...new Set(values.map(([name]) => name))].filter((name) => !texty.has(name)),
    },
    design.waves.filter((w) => w.state !== 'planned').map((w) => w.id),
  );
}

export function designStore(driver: Driver): DesignStore {
  const { db, clock } = driver;

  const waveSteps = (study: string, before: Blueprint, after: Blueprint): Step[] => {
    const one = (id: string) => and(eq(waves.study, study), eq(waves.id, id));
    const kept = new Map(after.design.waves.map((w, position) => [w.id, { ...w, position }]));
    const known = new Set(before.design.waves.map((w) => w.id));
    const added = [...kept.values()].filter((w) => !known.has(w.id));
    return [
      // what was decided on must still hold: nobody opened or closed a wave in between
      ...before.design.waves.map((w) =>
        guard(
          db
            .select({ id: waves.id })
            .from(waves)
            .where(and(one(w.id), eq(waves.state, w.state))),
          changed,
        ),
      ),
      ...before.design.waves.flatMap((w): Step[] => {
        const is = kept.get(w.id);
        if (is) {
          const values = { label: is.label, opens: is.opens ?? null, closes: is.closes ?? null, position: is.position };
          return [changeOne(db.update(waves).set(values).where(one(w.id)), changed)];
        }
        const inUse = db
          .select({ id: invitations.id })
          .from(invitations)
          .where(and(eq(invitations.study, study), eq(invitations.wave, w.id)));
        return [changeOne(db.delete(waves).where(and(one(w.id), notExists(inUse))), changed)];
      }),
      bulk(
        waves,
        added.map(({ id, label, opens, closes, state, position }) => ({
          study,
          id,
          position,
          label,
          opens: opens ?? null,
          closes: closes ?? null,
          state,
        })),
      ),
    ];
  };

  const schoolSteps = (study: string, before: Blueprint, after: Blueprint, now: number): Step[] => {
    const one = (id: string) => and(eq(schools.study, study), eq(schools.id, id));
    const kept = new Map(after.schools.map((s) => [s.id, s]));
    const known = new Map(before.schools.map((s) => [s.id, s]));
    return [
      ...before.schools.flatMap((s): Step[] => {
        const is = kept.get(s.id);
        if (is === undefined) {
          const used = db
            .select({ id: people.id })
            .from(people)
            .where(and(eq(people.study, study), eq(people.school, s.id)));
          return [changeOne(db.delete(schools).where(and(one(s.id), notExists(used))), changed)];
        }
        const { name, brin, cohort } = is;
        if (name === s.name && brin === s.brin && cohort === s.cohort) return [];
        return [changeOne(db.update(schools).set({ name, brin, cohort }).where(one(s.id)), changed)];
      }),
      bulk(
        schools,
        after.schools
          .filter((s) => !known.has(s.id))
          .map(({ id, name, brin, cohort }, i) => ({ study, id, position: now + i, name, brin, cohort, attributes: {} })),
      ),
    ];
  };

  /** Links of a school that was put away say so; of one that came back those that ended with it work again. */
  const linkSteps = (study: string, parts: readonly Part[], history: readonly Change[], at: string): Step[] =>
    parts.flatMap(({ part, after }): Step[] => {
      const [kind, school = ''] = part.split('/');
      if (kind !== 'archivedSchool') return [];
      const staff = db
        .select({ id: people.id })
        .from(people)
        .where(and(eq(people.study, study), eq(people.school, school)));
      const theirs = and(eq(invitations.study, study), inArray(invitations.person, staff), isNull(invitations.finishedAt));
      if (after !== null)
        return [
          change(
            db
              .update(invitations)
              .set({ endedAt: at })
              .where(and(theirs, isNull(invitations.endedAt))),
          ),
        ];
      const away = history.find((c) => c.parts.some((p) => p.part === part && p.after !== null));
      if (!away) return [];
      return [
        change(
          db
            .update(invitations)
            .set({ endedAt: null })
            .where(and(theirs, eq(invitations.endedAt, away.at))),
        ),
      ];
    });

  const instrumentSteps = (study: string, before: Blueprint, after: Blueprint): Step[] => {
    const same = (a: { id: string; version: number }) => (b: { id: string; version: number }) =>
      a.id === b.id && a.version === b.version;
    const one = (i: { id: string; version: number }) =>
      and(eq(instruments.study, study), eq(instruments.id, i.id), eq(instruments.version, i.version));
    return [
      ...before.instruments
        .filter((i) => !after.instruments.some(same(i)))
        .map((i) => changeOne(db.delete(instruments).where(one(i)), changed)),
      bulk(
        instruments,
        after.instruments.flatMap((definition, position) =>
          before.instruments.some(same(definition))
            ? []
            : [
                {
                  study,
                  id: definition.id,
                  version: definition.version,
                  position,
                  fingerprint: fingerprint(definition),
                  definition,
                },
              ],
        ),
      ),
      ...after.instruments.flatMap((i, position) =>
        before.instruments.some(same(i)) ? [changeOne(db.update(instruments).set({ position }).where(one(i)), changed)] : [],
      ),
    ];
  };

  const read = async (study: string): Promise<DesignNow | undefined> => {
    const design = await designOf(db, study);
    if (!design) return undefined;
    const editions = await db
      .select({ definition: instruments.definition })
      .from(instruments)
      .where(eq(instruments.study, study))
      .orderBy(instruments.position);
    const history = await db
      .select()
      .from(designChanges)
      .where(eq(designChanges.study, study))
      .orderBy(desc(designChanges.revision));
    return {
      blueprint: {
        design,
        instruments: editions.map((row) => row.definition),
        schools: (await schoolsOf(db, study)).map(({ id, name, brin, cohort }) => ({ id, name, brin, cohort: cohort ?? null })),
      },
      facts: await factsIn(db, study, design),
      history: history.map(({ revision, at, actor, operations, parts }) => ({ revision, at, actor, operations, parts })),
    };
  };

  return {
    read,
    names: async (actors) =>
      new Map(
        (
          await db
            .select({ id: accounts.id, email: accounts.email })
            .from(accounts)
            .where(inArray(accounts.id, [...actors]))
        ).map((row) => [row.id, row.email]),
      ),
    write: async (study, { revision, before, after, parts, operations }, actor) => {
      const now = clock();
      const at = now.toISOString();
      const history = (await read(study))?.history ?? [];
      const { id: _, waves: __, synthetic: ___, ...design } = after.design;
      const steps: Step[] = [
        bulk(designChanges, [{ study, revision: revision + 1, at, actor, operations, parts }]),
        changeOne(db.update(studies).set({ design }).where(eq(studies.id, study)), changed),
        ...waveSteps(study, before, after),
        ...schoolSteps(study, before, after, now.getTime()),
        ...instrumentSteps(study, before, after),
        ...linkSteps(study, parts, history, at),
      ];
      try {
        await driver.run(steps, {
          actor,
          verb: 'design.change',
          subject: String(revision + 1),
          study,
          details: { operations: operations.length, parts: parts.length },
        });
      } catch (error) {
        // somebody else made this revision, or put something where this change takes away
        if (error instanceof ConstraintBroken) throw changed();
        throw error;
      }
    },
  };
}
