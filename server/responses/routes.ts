/** Answering with a personal link. After the end nothing is shown: no questionnaires, no colleagues, no answers. */
import { checkAnswers } from '../../instruments/check.ts';
import { minutesFor } from '../../instruments/minutes.ts';
import { markNotReached } from '../../instruments/reached.ts';
import { hasForm, makeForm } from '../../instruments/form.ts';
import { type AnswerIssue, type Answers, type Instrument, isNominationAnswer } from '../../instruments/types.ts';
import { sha256 } from '../auth/secrets.ts';
import { Refusal, refusalOf } from '../http/problem.ts';
import type { Handlers } from '../http/handlers.ts';
import type { Services } from '../http/services.ts';
import { invitationOf, type Who } from '../http/who.ts';
import type { InvitationRecord } from '../invitations/store.ts';
import { ConstraintBroken, Raced } from '../store/driver.ts';
import type { responsesContract } from './contract.ts';
import { paceKeeper } from './pace.ts';
import { canonicalAnswers, decideDraft, decideSubmit, lateUntil, separateTies, statusOf, takesLate, whyClosed } from './rules.ts';

const lateOf = ({ waveState }: InvitationRecord) => (waveState === 'closed' ? { late: true as const } : {});

interface AskedInstrument {
  readonly instrument: string;
  readonly version: number;
  readonly definition: Instrument;
  readonly fingerprint: string;
}

export function responsesRoutes({ store, secrets, log, clock }: Services): Handlers<typeof responsesContract> {
  /**
   * What is still to be answered through this link: asked of this person, not handed in with a study folder, and possible on
   * the respondent's device. An instrument with free text is left out, whatever the study's design says.
   */
  const askedOf = async (invitation: InvitationRecord): Promise<readonly AskedInstrument[]> => {
    const brought = await store.responses.brought(invitation);
    const asked = await store.waves.asked(invitation.study, invitation.wave, invitation.functions);
    const found = await Promise.all(
      asked
        .filter((a) => !brought.has(a.instrument))
        .map(async ({ instrument, version }) => {
          const kept = await store.studies.instrument(invitation.study, instrument, version);
          return kept && hasForm(kept.instrument)
            ? [{ instrument, version, definition: kept.instrument, fingerprint: kept.fingerprint }]
            : [];
        }),
    );
    return found.flat();
  };

  const paceOf = paceKeeper(store, clock);

  /** The colleagues that the network question lists, without the respondent. */
  const colleagues = async ({ study, wave, school, person }: InvitationRecord) =>
    (await store.waves.listed(study, wave, school)).filter((p) => p.id !== person);

  const issuesOf = async (
    invitation: InvitationRecord,
    asked: readonly AskedInstrument[],
    instrument: string,
    answers: Answers,
  ): Promise<readonly AnswerIssue[]> => {
    const definition = asked.find((a) => a.instrument === instrument)?.definition;
    if (!definition) return [];
    if (!Object.values(answers).some((a) => isNominationAnswer(a))) return checkAnswers(definition, answers);
    // who left the school since this answer was begun may still be named in it: kept, and judged by the analysis
    const roster = await store.people.everListed(invitation.study, invitation.school);
    return checkAnswers(definition, answers, { roster, self: invitation.person });
  };

  /** Decides on what is stored now and writes; when somebody was faster, looks and decides again. */
  async function settle<T>(who: Who, attempt: (invitation: InvitationRecord) => Promise<T>): Promise<T> {
    let invitation = invitationOf(who);
    let taken = false;
    for (let turn = 0; turn < 4; turn += 1) {
      try {
        return await attempt(invitation);
      } catch (error) {
        if (!(error instanceof Raced || error instanceof ConstraintBroken)) throw error;
        log.info({ invitation: invitation.id, turn, why: error.message }, 'deciding again');
        taken = error instanceof ConstraintBroken;
        const again = await store.invitations.byId(invitation.id);
        if (!again) throw new Refusal('linkUnknown');
        invitation = again;
      }
    }
    // nothing was saved: the same id in another person's hands (trying again will not help), or a storm of writes
    throw taken ? new Refusal('badRequest', { fields: [{ path: 'body.response', code: 'taken' }] }) : new Refusal('busy');
  }

  /** proof of what was handed in, without saying what */
  const receiptOf = (invitation: string, submittedAt: string) => secrets.receipt(invitation, submittedAt);

  return {
    'GET /api/respond': async ({ who }) => {
      const invitation = invitationOf(who);
      const [design, wave] = await Promise.all([
        store.studies.design(invitation.study),
        store.waves.get(invitation.study, invitation.wave),
      ]);
      if (!design || !wave) throw new Refusal('linkUnknown');
      const status = statusOf(invitation);
      const late = takesLate(invitation, clock());
      const asked = status === 'open' || late ? await askedOf(invitation) : [];
      const agreed = status === 'open' && invitation.consent === 'given';
      const drafts = agreed || late ? await store.responses.ofInvitation(invitation) : [];
      return {
        status,
        study: { title: { ...design.title }, source: design.source ?? null, synthetic: design.synthetic },
        wave: { label: wave.label, closes: wave.closes ?? null },
        consented: invitation.consent === 'given',
        ...(late ? { lateUntil: lateUntil(invitation)!.toISOString() } : {}),
        minutes: minutesFor(
          asked.map((a) => a.definition),
          asked.length > 0 ? await paceOf(invitation.study) : undefined,
        ),
        instruments: asked.map(({ instrument, version, definition }) => ({
          id: instrument,
          version,
          title: { ...definition.title },
          items: definition.items.length,
        })),
        drafts: drafts.map(({ id, instrument, revision, answers }) => ({ response: id, instrument, revision, answers })),
        finishedAt: invitation.finishedAt,
        ...((await store.classes.holds(invitation)) ? { classGroup: invitation.group! } : {}),
      };
    },

    'GET /api/respond/forms': async ({ who, query: { language } }) => {
      const invitation = invitationOf(who);
      const status = statusOf(invitation);
      if (status !== 'open') throw new Refusal(whyClosed[status]);
      const asked = await askedOf(invitation);
      const asksNames = asked.some((a) => (a.definition.relations?.length ?? 0) > 0);
      const roster = asksNames
        ? (await colleagues(invitation))
            .map(({ id, code, name, group, functions }) => ({ id, name: name ?? code, group, functions: [...functions] }))
            .toSorted((a, b) => a.name.localeCompare(b.name, 'nl'))
        : [];
      return {
        forms: asked.map(({ instrument, version, definition }) => ({
          instrument,
          version,
          language,
          survey: { ...makeForm(definition, language) },
          roster: (definition.relations?.length ?? 0) > 0 ? roster : null,
          ownGroup: invitation.group,
        })),
      };
    },

    'POST /api/respond/consent': async ({ who, body: { given, language } }) => {
      const invitation = invitationOf(who);
      const status = statusOf(invitation);
      if (status === 'finished') throw new Refusal('alreadySubmitted');
      // nobody begins after the close; who began may still withdraw, and what was not handed in goes
      const withdraws = !given && invitation.consent === 'given';
      if ((status === 'closed' || invitation.waveState === 'closed') && !withdraws) throw new Refusal('waveClosed');
      if (given && invitation.waveState === 'planned') throw new Refusal('waveNotOpen');
      await store.invitations.consent(invitation, given, language);
      return { status: given ? 'open' : 'declined' };
    },

    'PUT /api/respond/draft': async ({ who, body }) =>
      settle(who, async (invitation) => {
        const asked = await askedOf(invitation);
        const stored = await store.responses.ofInvitation(invitation);
        const issues = await issuesOf(invitation, asked, body.instrument, body.answers);
        const outcome = decideDraft(invitation, asked, stored, body, issues, clock());
        if (!outcome.ok) throw refusalOf(outcome);
        if (outcome.kind === 'repeat') {
          const before = stored.find((s) => s.instrument === body.instrument)!;
          return { revision: outcome.revision, savedAt: before.savedAt, ...(before.late ? { late: true as const } : {}) };
        }
        const { savedAt } = await store.responses.saveDraft(invitation, {
          id: body.response,
          instrument: body.instrument,
          version: body.version,
          fingerprint: asked.find((a) => a.instrument === body.instrument)!.fingerprint,
          language: body.language,
          answers: body.answers,
          before: outcome.before,
          revision: outcome.revision,
        });
        return { revision: outcome.revision, savedAt, ...lateOf(invitation) };
      }),

    'POST /api/respond/submit': async ({ who, body: { responses } }) =>
      settle(who, async (invitation) => {
        const asked = await askedOf(invitation);
        const stored = await store.responses.ofInvitation(invitation);
        const hashes = responses.map((r) => sha256(canonicalAnswers(r.answers)));
        const issues = await Promise.all(responses.map((r) => issuesOf(invitation, asked, r.instrument, r.answers)));
        const outcome = decideSubmit(invitation, asked, stored, responses, hashes, issues, clock());
        if (!outcome.ok) throw refusalOf(outcome);
        if (outcome.kind === 'repeat') {
          const { submittedAt } = outcome;
          const late = stored.some((s) => s.late) ? { late: true as const } : {};
          return { status: 'finished' as const, receipt: receiptOf(invitation.id, submittedAt), submittedAt, ...late };
        }
        const { submittedAt } = await store.responses.submit(
          invitation,
          responses.map((r, i) => {
            const { definition, fingerprint } = asked.find((a) => a.instrument === r.instrument)!;
            return {
              id: r.response,
              instrument: r.instrument,
              version: r.version,
              fingerprint,
              language: r.language,
              contentHash: hashes[i]!,
              ...outcome.writes[i]!,
              // the hash is of what was sent; of a knowledge test it is kept what was never come to
              ...separateTies(definition, markNotReached(definition, r.answers)),
            };
          }),
        );
        const receipt = receiptOf(invitation.id, submittedAt);
        return { status: 'finished' as const, receipt, submittedAt, ...lateOf(invitation) };
      }),
  };
}
