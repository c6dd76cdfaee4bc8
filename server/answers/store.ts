/**
 * Rows of answers: those of a whole study, in with its folder and out for analysis and export; and the one row that somebody's tap writes,
 * by a personal link (responses/) or from a seat of a class session (classes/).
 */
import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import type { ResponseRecord, WaveState } from '../../analysis/types.ts';
import { type Answers, isNominationAnswer, type Language } from '../../instruments/types.ts';
import { type Db, Raced } from '../store/driver.ts';
import { bulk, changeOne, type Step } from '../store/steps.ts';
import { responses } from '../store/tables.ts';

/** Steps that add the responses of a study folder. `fingerprints` by instrument id and version. */
export const addResponses = (
  study: string,
  list: readonly ResponseRecord[],
  pseudonyms: (code: string) => string,
  fingerprints: (instrument: string, version: number) => string,
  at: string,
): Step =>
  bulk(
    responses,
    list.map((r, position) => ({
      study,
      id: r.id,
      position,
      person: r.person === null ? null : pseudonyms(r.person),
      school: r.school,
      group: r.group ?? null,
      about: r.about ?? null,
      instrument: r.instrument,
      version: r.version,
      wave: r.wave ?? null,
      language: r.language ?? null,
      started: r.started ?? null,
      submittedAt: r.submittedAt ?? null,
      state: r.submitted ? 'submitted' : 'draft',
      late: r.late ? true : null,
      revision: 1,
      answers: r.answers,
      fingerprint: fingerprints(r.instrument, r.version),
      savedAt: at,
    })),
  );

/** What is analysed holds no ties in the answers; those of a draft are nobody's business yet. */
const withoutTies = (answers: Answers): Answers =>
  Object.fromEntries(
    Object.entries(answers).map(([item, a]) => [item, isNominationAnswer(a) ? { confirmed: a.confirmed, named: {} } : a]),
  );

/** The responses of a study in their order; `codes` gives the folder's id for a pseudonym. */
export const responsesOf = async (db: Db, study: string, codes: (id: string) => string): Promise<readonly ResponseRecord[]> =>
  (await db.select().from(responses).where(eq(responses.study, study)).orderBy(asc(responses.position), asc(responses.id))).map(
    (row) => ({
      id: row.id,
      person: row.person === null ? null : codes(row.person),
      school: row.school,
      ...(row.group === null ? {} : { group: row.group }),
      ...(row.about === null ? {} : { about: row.about }),
      instrument: row.instrument,
      version: row.version,
      ...(row.wave === null ? {} : { wave: row.wave }),
      ...(row.language === null ? {} : { language: row.language }),
      ...(row.started === null ? {} : { started: row.started }),
      ...(row.submittedAt === null ? {} : { submittedAt: row.submittedAt }),
      submitted: row.state === 'submitted',
      ...(row.late && row.state === 'submitted' ? { late: true } : {}),
      answers: withoutTies(row.answers),
    }),
  );

/** Who writes: a person by an invitation, or a seat without either; where, and at which wave as it was read. */
export interface Answering {
  readonly study: string;
  readonly invitation: string | null;
  readonly person: string | null;
  readonly school: string;
  readonly group: string | null;
  readonly wave: string;
  readonly waveState: WaveState;
}
/** What is written of one response. `before` is the revision that was read; null = there was none. */
export interface AnswerWrite {
  readonly id: string;
  readonly instrument: string;
  readonly version: number;
  readonly fingerprint: string;
  readonly language: Language;
  readonly answers: Answers;
  readonly before: number | null;
  readonly revision: number;
}
const p = (name: string) => sql.placeholder(name);

/**
 * Prepares the write of one response once; then a step per tap. `whose`: which rows may be written again, besides that they are drafts of
 * this instrument with the revision that was read; otherwise the step is Raced.
 */
export const answerWriter = (db: Db, whose: SQL) => {
  const insert = db
    .insert(responses)
    .values({
      study: p('study'),
      id: p('id'),
      position: p('position'),
      person: p('person'),
      school: p('school'),
      group: p('group'),
      instrument: p('instrument'),
      version: p('version'),
      wave: p('wave'),
      language: p('language'),
      started: p('savedAt'),
      submittedAt: p('submittedAt'),
      state: p('state'),
      late: p('late'),
      revision: p('revision'),
      answers: p('answers'),
      contentHash: p('contentHash'),
      fingerprint: p('fingerprint'),
      invitation: p('invitation'),
      savedAt: p('savedAt'),
    })
    .prepare();
  const update = db
    .update(responses)
    .set({
      language: sql`${p('language')}`,
      submittedAt: sql`${p('submittedAt')}`,
      state: sql`${p('state')}`,
      late: sql`${p('late')}`,
      revision: sql`${p('revision')}`,
      answers: sql`${p('answers')}`,
      contentHash: sql`${p('contentHash')}`,
      savedAt: sql`${p('savedAt')}`,
    })
    .where(
      and(
        eq(responses.study, p('study')),
        eq(responses.id, p('id')),
        whose,
        eq(responses.instrument, p('instrument')),
        eq(responses.state, 'draft'),
        eq(responses.revision, p('before')),
      ),
    )
    .prepare();
  return (who: Answering, w: AnswerWrite, at: Date, submitted?: { readonly contentHash: string | null }): Step => {
    const savedAt = at.toISOString();
    const values = {
      study: who.study,
      invitation: who.invitation,
      id: w.id,
      instrument: w.instrument,
      language: w.language,
      submittedAt: submitted ? savedAt : null,
      state: submitted ? 'submitted' : 'draft',
      late: who.waveState === 'closed' ? 1 : null,
      revision: w.revision,
      contentHash: submitted?.contentHash ?? null,
      savedAt,
    };
    if (w.before !== null) {
      return changeOne(update, () => new Raced(), { ...values, answers: JSON.stringify(w.answers), before: w.before });
    }
    return changeOne(insert, () => new Raced(), {
      ...values,
      answers: w.answers,
      position: at.getTime(),
      person: who.person,
      school: who.school,
      group: who.group,
      version: w.version,
      wave: who.wave,
      fingerprint: w.fingerprint,
    });
  };
};
