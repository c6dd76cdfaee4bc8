/**
 * Class sessions, their seats, and the answers that come from a seat. The audit names the session, never the seat: together with a
 * child's card it would lead to that child's answers.
 */
import { and, count, desc, eq, gt, isNull, ne, notExists, sql } from 'drizzle-orm';
import type { WaveState } from '../../analysis/types.ts';
import type { Answers } from '../../instruments/types.ts';
import { type AnswerWrite, answerWriter } from '../answers/store.ts';
import { Refusal } from '../http/problem.ts';
import { type Driver, Raced } from '../store/driver.ts';
import { type Actor, bulk, change, changeOne, guard, type Step } from '../store/steps.ts';
import { classSeats, classSessions, people, responses, schools, waves } from '../store/tables.ts';
import { designOf } from '../waves/store.ts';
import { asksPupils, pupilsAreAsked } from './rules.ts';

export interface ClassSession {
  readonly id: string;
  readonly study: string;
  readonly wave: string;
  readonly waveLabel: string;
  readonly waveState: WaveState;
  readonly school: string;
  /** the id where the folder gave no name */
  readonly schoolName: string;
  readonly group: string;
  readonly generation: number;
  readonly cards: number;
  readonly createdAt: string;
  readonly closesAt: string;
}
export interface SessionCounts {
  readonly seats: number;
  readonly done: number;
}
export type SeatStateName = 'started' | 'busy' | 'done';
/** A seat with what answering needs of its session. */
export interface SeatRecord {
  readonly id: string;
  readonly session: string;
  readonly study: string;
  readonly wave: string;
  readonly waveState: WaveState;
  readonly waveClosedAt: string | null;
  readonly school: string;
  readonly group: string;
  readonly closesAt: string;
  readonly number: number;
  readonly state: SeatStateName;
  readonly drafts: readonly string[];
  readonly doneHash: string | null;
}
export interface SeatDraft {
  readonly id: string;
  readonly instrument: string;
  readonly revision: number;
  readonly answers: Answers;
  readonly savedAt: string;
  /** saved after the wave was closed */
  readonly late: boolean | null;
}
export interface ClassesStore {
  /** Throws ConstraintBroken (unique) when another session has this code. `ahead`: also while the wave is still planned. */
  open(
    session: Omit<ClassSession, 'waveLabel' | 'waveState' | 'schoolName' | 'createdAt'> & { readonly codeHash: string },
    actor: Actor,
    ahead?: boolean,
  ): Promise<void>;
  byCode(codeHash: string): Promise<ClassSession | undefined>;
  session(id: string): Promise<ClassSession | undefined>;
  /** The newest first; of one school and group where these are given. */
  list(
    study: string,
    of?: { readonly school: string; readonly group: string },
  ): Promise<readonly (ClassSession & SessionCounts)[]>;
  closeAt(session: ClassSession, closesAt: string, actor: Actor): Promise<void>;
  /** Number and state of every seat, by number. */
  tiles(session: string): Promise<readonly { readonly number: number; readonly state: SeatStateName }[]>;
  /** Throws ConstraintBroken (unique) when the number was taken meanwhile, Raced when the session was closed. */
  sit(session: ClassSession, seat: { readonly id: string; readonly number: number; readonly tokenHash: string }): Promise<void>;
  seatByToken(tokenHash: string): Promise<SeatRecord | undefined>;
  seatByNumber(session: string, number: number): Promise<{ readonly id: string } | undefined>;
  seat(id: string): Promise<SeatRecord | undefined>;
  drafts(seat: SeatRecord): Promise<readonly SeatDraft[]>;
  /** Throws Raced (the wave opened or closed meanwhile, seat done, another revision meanwhile) or ConstraintBroken (the id exists elsewhere). */
  save(seat: SeatRecord, write: AnswerWrite): Promise<{ savedAt: string }>;
  /** Hands in; from then on nothing leads from the seat to the answers. Throws as save. */
  submit(seat: SeatRecord, writes: readonly AnswerWrite[], doneHash: string): Promise<{ submittedAt: string }>;
  /** Deletes the drafts and ends the seat. Throws Raced. */
  discard(seat: SeatRecord): Promise<void>;
  /** Whether this person has a group whose pupils are asked something at a wave that is open now. */
  holds(of: { readonly study: string; readonly group: string | null }): Promise<boolean>;
  /** The groups of a school: of its staff, and of what pupils answered before. */
  groups(study: string): Promise<ReadonlyMap<string, readonly string[]>>;
}

/** Who answers, for the audit. */
export const classActor = (session: string): Actor => `class:${session}`;
const p = (name: string) => sql.placeholder(name);

export function classesStore(driver: Driver): ClassesStore {
  const { db, clock } = driver;
  const find = () =>
    db
      .select({
        id: classSessions.id,
        study: classSessions.study,
        wave: classSessions.wave,
        waveLabel: waves.label,
        waveState: waves.state,
        school: classSessions.school,
        schoolName: sql<string>`coalesce(${schools.name}, ${schools.id})`,
        group: classSessions.group,
        generation: classSessions.generation,
        cards: classSessions.cards,
        createdAt: classSessions.createdAt,
        closesAt: classSessions.closesAt,
      })
      .from(classSessions)
      .innerJoin(waves, and(eq(waves.study, classSessions.study), eq(waves.id, classSessions.wave)))
      .innerJoin(schools, and(eq(schools.study, classSessions.study), eq(schools.id, classSessions.school)));
  const findSeat = () =>
    db
      .select({
        id: classSeats.id,
        session: classSeats.session,
        study: classSessions.study,
        wave: classSessions.wave,
        waveState: waves.state,
        waveClosedAt: waves.closedAt,
        school: classSessions.school,
        group: classSessions.group,
        closesAt: classSessions.closesAt,
        number: classSeats.number,
        state: classSeats.state,
        drafts: classSeats.drafts,
        doneHash: classSeats.doneHash,
      })
      .from(classSeats)
      .innerJoin(classSessions, eq(classSessions.id, classSeats.session))
      .innerJoin(waves, and(eq(waves.study, classSessions.study), eq(waves.id, classSessions.wave)));
  const seatByToken = findSeat()
    .where(eq(classSeats.tokenHash, p('tokenHash')))
    .prepare();
  const findDraft = db
    .select({
      id: responses.id,
      instrument: responses.instrument,
      revision: responses.revision,
      answers: responses.answers,
      savedAt: responses.savedAt,
      late: responses.late,
    })
    .from(responses)
    .where(and(eq(responses.study, p('study')), eq(responses.id, p('id'))))
    .prepare();

  // ------------------------------------------------------------------------------------------------ the writes of a pupil's tap
  const waveOpen = db
    .select({ id: waves.id })
    .from(waves)
    .where(and(eq(waves.study, p('study')), eq(waves.id, p('wave')), eq(waves.state, 'open')))
    .prepare();
  const noCardsYet = db
    .select({ id: waves.id })
    .from(waves)
    .where(
      and(
        eq(waves.study, p('study')),
        eq(waves.id, p('wave')),
        notExists(
          db
            .select({ id: classSessions.id })
            .from(classSessions)
            .where(
              and(
                eq(classSessions.study, p('study')),
                eq(classSessions.wave, p('wave')),
                eq(classSessions.school, p('school')),
                eq(classSessions.group, p('group')),
                gt(classSessions.cards, 0),
              ),
            ),
        ),
      ),
    )
    .prepare();
  const waveNotOver = db
    .select({ id: waves.id })
    .from(waves)
    .where(and(eq(waves.study, p('study')), eq(waves.id, p('wave')), ne(waves.state, 'closed')))
    .prepare();
  // the wave as it was decided on: what is not late must not become so between deciding and writing
  const waveAsRead = db
    .select({ id: waves.id })
    .from(waves)
    .where(and(eq(waves.study, p('study')), eq(waves.id, p('wave')), eq(waves.state, p('waveState'))))
    .prepare();
  // the list of drafts is what was read: two devices on one seat cannot each begin a response
  const moveSeat = db
    .update(classSeats)
    .set({ state: sql`${p('state')}`, drafts: sql`${p('drafts')}`, doneHash: sql`${p('doneHash')}` })
    .where(and(eq(classSeats.id, p('seat')), ne(classSeats.state, 'done'), eq(classSeats.drafts, sql`${p('before')}`)))
    .prepare();

  const raced = () => new Raced();
  const asRead = ({ study, wave, waveState }: SeatRecord): Step => guard(waveAsRead, raced, { study, wave, waveState });
  const seatTo = (seat: SeatRecord, state: SeatStateName, drafts: readonly string[], doneHash: string | null = null): Step =>
    changeOne(moveSeat, raced, {
      seat: seat.id,
      state,
      drafts: JSON.stringify(drafts),
      doneHash,
      before: JSON.stringify(seat.drafts),
    });
  const row = answerWriter(db, isNull(responses.invitation));
  const write = (seat: SeatRecord, w: AnswerWrite, at: Date, submitted: boolean): Step =>
    row({ ...seat, invitation: null, person: null }, w, at, submitted ? { contentHash: null } : undefined);

  return {
    open: ({ id, study, wave, school, group, generation, codeHash, cards, closesAt }, actor, ahead = false) =>
      driver.run(
        [
          guard(ahead ? waveNotOver : waveOpen, () => new Refusal(ahead ? 'waveClosed' : 'waveNotOpen'), { study, wave }),
          // two clicks at once: a class gets one set of cards
          ...(ahead ? [guard(noCardsYet, () => new Raced(), { study, wave, school, group })] : []),
          bulk(classSessions, [
            { id, study, wave, school, group, generation, codeHash, cards, createdAt: clock().toISOString(), closesAt },
          ]),
        ],
        { actor, verb: 'classes.open', subject: id, study, details: { wave, school, group } },
      ),
    byCode: async (codeHash) => (await find().where(eq(classSessions.codeHash, codeHash)))[0],
    session: async (id) => (await find().where(eq(classSessions.id, id)))[0],
    list: async (study, of) => {
      const own = of ? [eq(classSessions.school, of.school), eq(classSessions.group, of.group)] : [];
      const sessions = await find()
        .where(and(eq(classSessions.study, study), ...own))
        .orderBy(desc(classSessions.createdAt), desc(classSessions.id));
      const counts = await db
        .select({ session: classSeats.session, state: classSeats.state, n: count() })
        .from(classSeats)
        .innerJoin(classSessions, eq(classSessions.id, classSeats.session))
        .where(and(eq(classSessions.study, study), ...own))
        .groupBy(classSeats.session, classSeats.state);
      return sessions.map((s) => {
        const mine = counts.filter((c) => c.session === s.id);
        return {
          ...s,
          seats: mine.reduce((sum, c) => sum + c.n, 0),
          done: mine.find((c) => c.state === 'done')?.n ?? 0,
        };
      });
    },
    closeAt: ({ id, study }, closesAt, actor) =>
      driver.run([change(db.update(classSessions).set({ closesAt }).where(eq(classSessions.id, id)))], {
        actor,
        verb: closesAt > clock().toISOString() ? 'classes.prolong' : 'classes.close',
        subject: id,
        study,
      }),
    tiles: async (session) =>
      await db
        .select({ number: classSeats.number, state: classSeats.state })
        .from(classSeats)
        .where(eq(classSeats.session, session))
        .orderBy(classSeats.number),
    sit: (session, { id, number, tokenHash }) =>
      driver.run(
        [
          guard(
            db
              .select({ id: classSessions.id })
              .from(classSessions)
              .where(and(eq(classSessions.id, session.id), sql`${classSessions.closesAt} > ${clock().toISOString()}`)),
            raced,
          ),
          guard(waveOpen, raced, { study: session.study, wave: session.wave }),
          bulk(classSeats, [{ id, session: session.id, number, tokenHash, state: 'started', drafts: [], doneHash: null }]),
        ],
        { actor: classActor(session.id), verb: 'classes.sit', subject: session.id, study: session.study },
      ),
    seatByToken: async (tokenHash) => (await seatByToken.execute({ tokenHash }))[0],
    seatByNumber: async (session, number) =>
      (
        await db
          .select({ id: classSeats.id })
          .from(classSeats)
          .where(and(eq(classSeats.session, session), eq(classSeats.number, number)))
      )[0],
    seat: async (id) => (await findSeat().where(eq(classSeats.id, id)))[0],
    drafts: async ({ study, drafts }) =>
      (await Promise.all(drafts.map(async (id) => await findDraft.execute({ study, id })))).flat(),
    save: async (seat, w) => {
      const at = clock();
      const drafts = w.before === null ? [...seat.drafts, w.id] : seat.drafts;
      await driver.run([asRead(seat), seatTo(seat, 'busy', drafts), write(seat, w, at, false)], {
        actor: classActor(seat.session),
        verb: w.before === null ? 'responses.begin' : 'responses.save',
        subject: w.id,
        study: seat.study,
        details: { instrument: w.instrument, revision: w.revision },
        answering: true,
      });
      return { savedAt: at.toISOString() };
    },
    submit: async (seat, writes, doneHash) => {
      const at = clock();
      await driver.run([asRead(seat), seatTo(seat, 'done', [], doneHash), ...writes.map((w) => write(seat, w, at, true))], {
        actor: classActor(seat.session),
        verb: 'responses.submit',
        subject: seat.session,
        study: seat.study,
        details: { responses: writes.length },
        answering: true,
      });
      return { submittedAt: at.toISOString() };
    },
    discard: (seat) =>
      driver.run(
        [
          seatTo(seat, 'done', []),
          ...seat.drafts.map((id) =>
            change(
              db
                .delete(responses)
                .where(and(eq(responses.study, seat.study), eq(responses.id, id), eq(responses.state, 'draft'))),
            ),
          ),
        ],
        { actor: classActor(seat.session), verb: 'responses.discard', subject: seat.session, study: seat.study },
      ),
    holds: async ({ study, group }) => {
      if (group === null || !pupilsAreAsked(group)) return false;
      const design = await designOf(db, study);
      return design?.waves.some((w) => w.state === 'open' && asksPupils(design.deployments, w.id)) ?? false;
    },
    groups: async (study) => {
      const ofStaff = await db
        .selectDistinct({ school: people.school, group: people.group })
        .from(people)
        .where(eq(people.study, study));
      const ofPupils = await db
        .selectDistinct({ school: responses.school, group: responses.group })
        .from(responses)
        .where(and(eq(responses.study, study), sql`${responses.person} is null`));
      const { compare } = new Intl.Collator('nl', { numeric: true });
      const bySchool = new Map<string, Set<string>>();
      for (const { school, group } of [...ofStaff, ...ofPupils])
        if (group !== null) bySchool.set(school, (bySchool.get(school) ?? new Set()).add(group));
      return new Map([...bySchool].map(([school, groups]) => [school, [...groups].toSorted(compare)]));
    },
  };
}
