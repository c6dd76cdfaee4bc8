/** Decisions about doubtful responses: made, taken back, and kept for good in both cases. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { ExclusionDecision, ExclusionReason } from '../../analysis/quality/types.ts';
import type { Answers } from '../../instruments/types.ts';
import { Refusal } from '../http/problem.ts';
import { ConstraintBroken, type Db, type Driver } from '../store/driver.ts';
import { type Actor, bulk, changeOne, guard, type Step } from '../store/steps.ts';
import { accounts, exclusions, people, responses } from '../store/tables.ts';

export interface DecisionRecord extends ExclusionDecision {
  readonly id: string;
  readonly takenBackBy: string | null;
  readonly takenBackAt: string | null;
}
/** One response to look at: what was answered and how long it took, no name. */
export interface ResponseToJudge {
  readonly id: string;
  /** the study's pseudonym; null = anonymous */
  readonly person: string | null;
  readonly school: string;
  readonly functions: readonly string[];
  readonly instrument: string;
  readonly version: number;
  readonly wave: string | null;
  readonly started: string | null;
  readonly submittedAt: string | null;
  readonly answers: Answers;
}

export interface QualityStore {
  /** Every decision, taken back or not, oldest first. */
  decisions(study: string): Promise<readonly DecisionRecord[]>;
  response(study: string, response: string): Promise<ResponseToJudge | undefined>;
  /** Leaves a handed-in response out. Throws responseUnknown, alreadyExcluded. */
  exclude(
    study: string,
    decision: { readonly response: string; readonly reason: ExclusionReason; readonly note?: string },
    actor: Actor,
  ): Promise<{ readonly id: string; readonly at: string }>;
  /** Takes the standing decision on a response back. Throws notExcluded. */
  takeBack(study: string, response: string, actor: Actor): Promise<void>;
  /** E-mail addresses of who decided, where they have an account here. */
  deciders(): Promise<ReadonlyMap<string, string>>;
}

/** Steps that add the decisions of a study folder, each standing. */
export const addExclusions = (study: string, list: readonly ExclusionDecision[], idOf: (response: string) => string): Step =>
  bulk(
    exclusions,
    list.map((one, position) => ({
      study,
      id: idOf(one.response),
      position,
      response: one.response,
      reason: one.reason,
      note: one.note ?? null,
      by: one.by,
      at: one.at,
      takenBackBy: null,
      takenBackAt: null,
    })),
  );

const standing = (study: string) => and(eq(exclusions.study, study), isNull(exclusions.takenBackAt));

/** The decisions that stand, as they are analysed. */
export const exclusionsOf = async (db: Db, study: string): Promise<readonly ExclusionDecision[]> =>
  (await db.select().from(exclusions).where(standing(study)).orderBy(asc(exclusions.position), asc(exclusions.id))).map(
    ({ response, reason, note, by, at }) => ({ response, reason, ...(note === null ? {} : { note }), by, at }),
  );

export function qualityStore(driver: Driver): QualityStore {
  const { db, clock, ids } = driver;
  return {
    decisions: async (study) =>
      (
        await db
          .select()
          .from(exclusions)
          .where(eq(exclusions.study, study))
          .orderBy(asc(exclusions.position), asc(exclusions.id))
      ).map(({ id, response, reason, note, by, at, takenBackBy, takenBackAt }) => ({
        id,
        response,
        reason,
        ...(note === null ? {} : { note }),
        by,
        at,
        takenBackBy,
        takenBackAt,
      })),

    response: async (study, response) =>
      (
        await db
          .select({
            id: responses.id,
            person: responses.person,
            school: responses.school,
            functions: people.functions,
            instrument: responses.instrument,
            version: responses.version,
            wave: responses.wave,
            started: responses.started,
            submittedAt: responses.submittedAt,
            answers: responses.answers,
          })
          .from(responses)
          .leftJoin(people, and(eq(people.study, responses.study), eq(people.id, responses.person)))
          .where(and(eq(responses.study, study), eq(responses.id, response), eq(responses.state, 'submitted')))
      ).map((row) => ({ ...row, functions: row.functions ?? [] }))[0],

    exclude: async (study, { response, reason, note }, actor) => {
      const [id, now] = [ids(), clock()];
      const at = now.toISOString();
      const handedIn = db
        .select({ id: responses.id })
        .from(responses)
        .where(and(eq(responses.study, study), eq(responses.id, response), eq(responses.state, 'submitted')));
      const row = { study, id, position: now.getTime(), response, reason, note: note ?? null, by: actor, at };
      try {
        await driver.run(
          [
            guard(handedIn, () => new Refusal('responseUnknown')),
            bulk(exclusions, [{ ...row, takenBackBy: null, takenBackAt: null }]),
          ],
          { actor, verb: 'quality.exclude', subject: response, study, details: { reason } },
        );
      } catch (error) {
        if (error instanceof ConstraintBroken && error.constraint === 'unique') throw new Refusal('alreadyExcluded');
        throw error;
      }
      return { id, at };
    },

    takeBack: async (study, response, actor) => {
      await driver.run(
        [
          changeOne(
            db
              .update(exclusions)
              .set({ takenBackBy: actor, takenBackAt: clock().toISOString() })
              .where(and(standing(study), eq(exclusions.response, response))),
            () => new Refusal('notExcluded'),
          ),
        ],
        { actor, verb: 'quality.takeBack', subject: response, study },
      );
    },

    deciders: async () =>
      new Map((await db.select({ id: accounts.id, email: accounts.email }).from(accounts)).map((a) => [a.id, a.email])),
  };
}
