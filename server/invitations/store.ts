/** Invitations: the right to answer once. Only the SHA-256 of a link's token is kept. */
import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { WaveState } from '../../analysis/types.ts';
import type { Language } from '../../instruments/types.ts';
import { Refusal } from '../http/problem.ts';
import { type Driver, Raced } from '../store/driver.ts';
import { type Actor, bulk, change, changeOne } from '../store/steps.ts';
import { invitations, people, responses, waves } from '../store/tables.ts';

/** All that answering needs to know of a link, in one look. */
export interface InvitationRecord {
  readonly id: string;
  readonly study: string;
  readonly wave: string;
  readonly waveState: WaveState;
  /** null where it is not closed, or was not closed here */
  readonly waveClosedAt: string | null;
  /** pseudonym */
  readonly person: string;
  readonly school: string;
  readonly group: string | null;
  readonly functions: readonly string[];
  readonly consent: 'none' | 'given' | 'declined';
  readonly language: Language | null;
  readonly finishedAt: string | null;
  /** when the person left the roster of the wave; null = on it */
  readonly endedAt: string | null;
}

export interface InvitationRow {
  readonly id: string;
  readonly generation: number;
  readonly person: string;
  readonly code: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly school: string;
  readonly functions: readonly string[];
  readonly consent: 'none' | 'given' | 'declined';
  /** chosen with the consent; null = not yet */
  readonly language: Language | null;
  readonly finishedAt: string | null;
  /** at least one answer is on the server */
  readonly begun: boolean;
  /** a code that belongs to this generation of the link was given out */
  readonly coded: boolean;
}

export interface InvitationsStore {
  byToken(tokenHash: string): Promise<InvitationRecord | undefined>;
  /** by the keyed hash of a code that was given out */
  byCode(codeHash: string): Promise<(InvitationRecord & { readonly generation: number }) | undefined>;
  byId(invitation: string): Promise<InvitationRecord | undefined>;
  /** those who are on the roster of the wave still, and those who had handed in before they left it */
  list(study: string, wave: string): Promise<readonly InvitationRow[]>;
  generation(study: string, invitation: string): Promise<number | undefined>;
  /** All or none: throws ConstraintBroken (unique) when one of these people was invited meanwhile. */
  create(
    study: string,
    wave: string,
    entries: readonly { readonly id: string; readonly person: string; readonly tokenHash: string }[],
    actor: Actor,
  ): Promise<void>;
  /** From now on these codes work; of a link that was replaced meanwhile, none. */
  giveCodes(
    study: string,
    wave: string,
    entries: readonly { readonly id: string; readonly generation: number; readonly codeHash: string }[],
    actor: Actor,
  ): Promise<void>;
  /** The next generation: the old token and its code stop working. Throws Raced when the generation is another by now. */
  replace(study: string, invitation: string, from: number, tokenHash: string, actor: Actor): Promise<void>;
  /** Consent or refusal. Declining takes the drafts away. Throws alreadySubmitted. */
  consent(invitation: InvitationRecord, given: boolean, language: Language): Promise<void>;
}

/** Who answers, for the audit. */
export const respondentActor = (invitation: string): Actor => `invitation:${invitation}`;

export function invitationsStore(driver: Driver): InvitationsStore {
  const { db, clock } = driver;
  const find = () =>
    db
      .select({
        id: invitations.id,
        study: invitations.study,
        wave: invitations.wave,
        waveState: waves.state,
        waveClosedAt: waves.closedAt,
        person: invitations.person,
        school: people.school,
        group: people.group,
        functions: people.functions,
        consent: invitations.consent,
        language: invitations.language,
        finishedAt: invitations.finishedAt,
        endedAt: invitations.endedAt,
        generation: invitations.generation,
      })
      .from(invitations)
      .innerJoin(waves, and(eq(waves.study, invitations.study), eq(waves.id, invitations.wave)))
      .innerJoin(people, and(eq(people.study, invitations.study), eq(people.id, invitations.person)));
  const findByToken = find()
    .where(eq(invitations.tokenHash, sql.placeholder('tokenHash')))
    .prepare();
  const setCode = db
    .update(invitations)
    .set({ codeHash: sql`${sql.placeholder('codeHash')}` })
    .where(and(eq(invitations.id, sql.placeholder('id')), eq(invitations.generation, sql.placeholder('generation'))))
    .prepare();
  const one = (study: string, invitation: string) => and(eq(invitations.study, study), eq(invitations.id, invitation));

  return {
    byToken: async (tokenHash) => (await findByToken.execute({ tokenHash }))[0],
    byCode: async (codeHash) => (await find().where(eq(invitations.codeHash, codeHash)))[0],
    byId: async (id) => (await find().where(eq(invitations.id, id)))[0],
    list: async (study, wave) => {
      const begun = new Set(
        (
          await db
            .selectDistinct({ invitation: responses.invitation })
            .from(responses)
            .where(and(eq(responses.study, study), eq(responses.wave, wave), isNotNull(responses.invitation)))
        ).map((row) => row.invitation),
      );
      const rows = await db
        .select({
          id: invitations.id,
          generation: invitations.generation,
          person: invitations.person,
          code: people.code,
          name: people.name,
          email: people.email,
          school: people.school,
          functions: people.functions,
          consent: invitations.consent,
          language: invitations.language,
          finishedAt: invitations.finishedAt,
          codeHash: invitations.codeHash,
        })
        .from(invitations)
        .innerJoin(people, and(eq(people.study, invitations.study), eq(people.id, invitations.person)))
        .where(and(eq(invitations.study, study), eq(invitations.wave, wave), isNull(invitations.endedAt)))
        .orderBy(asc(people.position));
      return rows.map(({ codeHash, ...row }) => ({ ...row, begun: begun.has(row.id), coded: codeHash !== null }));
    },
    generation: async (study, invitation) =>
      (await db.select({ generation: invitations.generation }).from(invitations).where(one(study, invitation)))[0]?.generation,
    create: async (study, wave, entries, actor) => {
      if (entries.length === 0) return;
      const createdAt = clock().toISOString();
      await driver.run(
        [
          bulk(
            invitations,
            entries.map((e) => ({ ...e, study, wave, generation: 1, consent: 'none', createdAt })),
          ),
        ],
        { actor, verb: 'invitations.create', subject: wave, study, details: { created: entries.length } },
      );
    },
    giveCodes: async (study, wave, entries, actor) => {
      if (entries.length === 0) return;
      await driver.run(
        entries.map(({ id, generation, codeHash }) => change(setCode, { id, generation, codeHash })),
        { actor, verb: 'invitations.codes', subject: wave, study, details: { codes: entries.length } },
      );
    },
    replace: (study, invitation, from, tokenHash, actor) =>
      driver.run(
        [
          changeOne(
            db
              .update(invitations)
              .set({ generation: from + 1, tokenHash, codeHash: null })
              .where(and(one(study, invitation), eq(invitations.generation, from))),
            () => new Raced(),
          ),
        ],
        { actor, verb: 'invitations.replace', subject: invitation, study, details: { generation: from + 1 } },
      ),
    consent: ({ id, study }, given, language) =>
      driver.run(
        [
          changeOne(
            db
              .update(invitations)
              .set({ consent: given ? 'given' : 'declined', consentAt: clock().toISOString(), language })
              .where(and(eq(invitations.id, id), isNull(invitations.finishedAt))),
            () => new Refusal('alreadySubmitted'),
          ),
          ...(given ? [] : [change(db.delete(responses).where(eq(responses.invitation, id)))]),
        ],
        {
          actor: respondentActor(id),
          verb: given ? 'invitations.consent' : 'invitations.decline',
          subject: id,
          study,
          answering: true,
        },
      ),
  };
}
