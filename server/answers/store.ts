/** The responses of a whole study: in with its folder, out for analysis and export. Answering itself is in responses/. */
import { asc, eq } from 'drizzle-orm';
import type { ResponseRecord } from '../../analysis/types.ts';
import { type Answers, isNominationAnswer } from '../../instruments/types.ts';
import type { Db } from '../store/driver.ts';
import { bulk, type Step } from '../store/steps.ts';
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
