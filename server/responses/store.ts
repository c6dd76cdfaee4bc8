/**
 * Responses: drafts saved per answer, and what was handed in. The hot path (a teacher's tap) is one prepared look and one
 * prepared write. Ties of the network question live in `nominations` from the submit on: one truth.
 */
import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Answers } from '../../instruments/types.ts';
import { type AnswerWrite, answerWriter } from '../answers/store.ts';
import type { InvitationRecord } from '../invitations/store.ts';
import { respondentActor } from '../invitations/store.ts';
import { replaceTies, type Ties } from '../nominations/store.ts';
import type { Timed } from '../../instruments/minutes.ts';
import { type Driver, Raced } from '../store/driver.ts';
import { change, changeOne, guard, type Step } from '../store/steps.ts';
import { invitations, responses, waves } from '../store/tables.ts';

export interface StoredResponse {
  readonly id: string;
  readonly instrument: string;
  readonly version: number;
  readonly state: 'draft' | 'submitted';
  readonly revision: number;
  readonly answers: Answers;
  readonly contentHash: string | null;
  readonly submittedAt: string | null;
  readonly savedAt: string;
  readonly late?: boolean | null;
}

export type ResponseWrite = AnswerWrite;
export interface SubmitWrite extends ResponseWrite, Ties {
  /** of the answers with their ties */
  readonly contentHash: string;
}

export interface ResponsesStore {
  ofInvitation(invitation: InvitationRecord): Promise<readonly StoredResponse[]>;
  /** Times of what was handed in through links of this study, the newest first; at most 5,000. */
  timed(study: string): Promise<readonly Timed[]>;
  /** Instruments that this person handed in for this wave in another way (with a study folder). */
  brought(invitation: Pick<InvitationRecord, 'study' | 'person' | 'wave'>): Promise<ReadonlySet<string>>;
  /** Throws Raced (wave closed, finished, or another revision meanwhile) or ConstraintBroken (the id exists elsewhere). */
  saveDraft(invitation: InvitationRecord, write: ResponseWrite): Promise<{ savedAt: string }>;
  /** All responses, ties and the invitation's end in one transaction. Throws as saveDraft. */
  submit(invitation: InvitationRecord, writes: readonly SubmitWrite[]): Promise<{ submittedAt: string }>;
}

const p = (name: string) => sql.placeholder(name);
/** whose responses, and at which wave */
const keyOf = ({ study, person, wave }: Pick<InvitationRecord, 'study' | 'person' | 'wave'>) => ({ study, person, wave });

export function responsesStore(driver: Driver): ResponsesStore {
  const { db, clock } = driver;
  const stored = {
    id: responses.id,
    instrument: responses.instrument,
    version: responses.version,
    state: responses.state,
    revision: responses.revision,
    answers: responses.answers,
    contentHash: responses.contentHash,
    submittedAt: responses.submittedAt,
    savedAt: responses.savedAt,
    late: responses.late,
  };
  const ofInvitation = db
    .select(stored)
    .from(responses)
    .where(eq(responses.invitation, p('invitation')))
    .prepare();
  // A plus before a column keeps its index out of it: a person's own few rows are looked through. By state and wave SQLite would
  // read all that was ever handed in, with every answer that is saved.
  const brought = db
    .select({ instrument: responses.instrument })
    .from(responses)
    .where(
      and(
        eq(responses.study, p('study')),
        eq(responses.person, p('person')),
        sql`+${responses.wave} = ${p('wave')}`,
        sql`+${responses.state} = 'submitted'`,
        sql`+${responses.invitation} is null`,
      ),
    )
    .prepare();
  const deleteBrought = db
    .delete(responses)
    .where(
      and(
        eq(responses.study, p('study')),
        eq(responses.person, p('person')),
        sql`+${responses.wave} = ${p('wave')}`,
        sql`+${responses.instrument} = ${p('instrument')}`,
        sql`+${responses.state} = 'draft'`,
        isNull(responses.about),
        sql`+${responses.invitation} is null`,
      ),
    )
    .prepare();
  const stillOpen = db
    .select({ id: invitations.id })
    .from(invitations)
    .innerJoin(waves, and(eq(waves.study, invitations.study), eq(waves.id, invitations.wave)))
    .where(
      and(
        eq(invitations.id, p('invitation')),
        eq(invitations.consent, 'given'),
        isNull(invitations.finishedAt),
        isNull(invitations.endedAt),
        // the wave as it was decided on: what is not late must not become so between deciding and writing
        eq(waves.state, p('waveState')),
      ),
    )
    .prepare();
  const finish = db
    .update(invitations)
    .set({ finishedAt: sql`${p('finishedAt')}` })
    .where(and(eq(invitations.id, p('invitation')), isNull(invitations.finishedAt)))
    .prepare();
  const row = answerWriter(db, eq(responses.invitation, p('invitation')));
  const write = (invitation: InvitationRecord, w: ResponseWrite, at: Date, submitted?: { contentHash: string }): Step =>
    row({ ...invitation, invitation: invitation.id }, w, at, submitted);
  /** A draft that came with a study folder gives way to what the person begins here: two of one person cannot be read again. */
  const replaceBrought = (invitation: InvitationRecord, writes: readonly ResponseWrite[]): readonly Step[] =>
    writes.filter((w) => w.before === null).map(({ instrument }) => change(deleteBrought, { ...keyOf(invitation), instrument }));
  const open = (invitation: InvitationRecord) =>
    guard(stillOpen, () => new Raced(), { invitation: invitation.id, waveState: invitation.waveState });

  return {
    ofInvitation: async ({ id }) => await ofInvitation.execute({ invitation: id }),
    timed: async (study) =>
      (
        await db
          .select({
            invitation: responses.invitation,
            instrument: responses.instrument,
            version: responses.version,
            started: responses.started,
            submittedAt: responses.submittedAt,
          })
          .from(responses)
          .where(and(eq(responses.study, study), eq(responses.state, 'submitted'), isNotNull(responses.invitation)))
          .orderBy(desc(responses.position))
          .limit(5000)
      ).flatMap(({ invitation, started, submittedAt, ...row }) =>
        invitation !== null && started !== null && submittedAt !== null ? [{ invitation, started, submittedAt, ...row }] : [],
      ),
    brought: async (invitation) => new Set((await brought.execute(keyOf(invitation))).map((row) => row.instrument)),
    saveDraft: async (invitation, draft) => {
      const at = clock();
      await driver.run([open(invitation), ...replaceBrought(invitation, [draft]), write(invitation, draft, at)], {
        actor: respondentActor(invitation.id),
        verb: draft.before === null ? 'responses.begin' : 'responses.save',
        subject: draft.id,
        study: invitation.study,
        details: { instrument: draft.instrument, revision: draft.revision },
        answering: true,
      });
      return { savedAt: at.toISOString() };
    },
    submit: async (invitation, writes) => {
      const at = clock();
      await driver.run(
        [
          open(invitation),
          changeOne(finish, () => new Raced(), { invitation: invitation.id, finishedAt: at.toISOString() }),
          ...replaceBrought(invitation, writes),
          ...writes.map((w) => write(invitation, w, at, w)),
          ...replaceTies(db, invitation, at.getTime(), {
            ties: writes.flatMap((w) => w.ties),
            confirmed: writes.flatMap((w) => w.confirmed),
          }),
        ],
        {
          actor: respondentActor(invitation.id),
          verb: 'responses.submit',
          subject: invitation.id,
          study: invitation.study,
          details: { responses: writes.length },
          answering: true,
        },
      );
      return { submittedAt: at.toISOString() };
    },
  };
}
