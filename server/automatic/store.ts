/** What goes by itself and who decided that; the mails that the server queues by itself; one digest a day for the researchers. */
import { and, eq, inArray, isNotNull, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Language } from '../../instruments/types.ts';
import type { MailKind } from '../mail/contract.ts';
import { type NewMail, queueSteps } from '../mail/store.ts';
import { ConstraintBroken, type Driver, Raced } from '../store/driver.ts';
import { type Actor, change, changeOne, guard } from '../store/steps.ts';
import { accounts, mailAutomatic, mailDigests, mailQueue, memberships, studies, waves } from '../store/tables.ts';
import type { AutomaticKinds } from './contract.ts';

export interface Automatic extends AutomaticKinds {
  readonly paused: boolean;
  /** the account that changed it last; null = nobody ever did */
  readonly by: Actor | null;
  readonly since: string | null;
}
/** What researchers are told of: mails that need a person. `wave`: where most of them are. */
export interface Untold {
  readonly study: string;
  readonly wave: string;
  readonly refused: number;
  readonly bounced: number;
  readonly uncertain: number;
  /** all that wait for somebody, those of earlier digests too */
  readonly open: number;
}

export interface AutomaticStore {
  of(study: string): Promise<Automatic>;
  /** Changes it, and takes out of the queue what was to go by itself and now is not. */
  set(study: string, kinds: AutomaticKinds, paused: boolean, actor: Actor): Promise<void>;
  /** Whether somebody confirmed invitations of a wave. */
  confirmed(study: string, wave: string): Promise<boolean>;
  /** Open waves of studies in which something goes by itself now. */
  waves(): Promise<readonly { readonly study: string; readonly wave: string; readonly closes: string | null }[]>;
  /**
   * Queues mails that go by themselves: all or none. Throws ConstraintBroken (unique) or Raced when another process queued one of them, or
   * when it was paused, switched off or the wave closed meanwhile.
   */
  enqueue(study: string, wave: string, rows: readonly NewMail[]): Promise<void>;

  /** Studies with mails that need a person and of which no digest has told. */
  untold(): Promise<readonly Untold[]>;
  /** Takes the digest of a day. false: it was taken before. */
  beginDigest(study: string, day: string): Promise<boolean>;
  /** Went: what it told of is told. Did not: another try may be made on the same day. */
  endDigest(study: string, day: string, went: boolean): Promise<void>;
  /** Researchers of a study who can sign in. */
  researchers(study: string): Promise<readonly { readonly email: string; readonly language: Language | null }[]>;
  title(study: string): Promise<Readonly<Record<Language, string>> | undefined>;
}

const off = { invitation: false, reminder: false, thanks: false, paused: false, by: null, since: null } as const;
const kindsOf = ['invitation', 'reminder', 'thanks'] as const satisfies readonly MailKind[];
const waiting = ['refused', 'bounced', 'uncertain'] as const;
const server: Actor = 'server';

export function automaticStore(driver: Driver): AutomaticStore {
  const { db, clock } = driver;
  const of = async (study: string): Promise<Automatic> => {
    const row = (await db.select().from(mailAutomatic).where(eq(mailAutomatic.study, study)))[0];
    if (!row) return off;
    const { invitation, reminder, thanks, by, since, pausedAt } = row;
    return { invitation, reminder, thanks, by, since, paused: pausedAt !== null };
  };
  /** the conditions under which mails of these kinds go by themselves */
  const runs = (kinds: readonly MailKind[]): SQL | undefined =>
    and(isNull(mailAutomatic.pausedAt), ...kinds.map((kind) => eq(mailAutomatic[kind], true)));

  return {
    of,
    set: (study, kinds, paused, actor) => {
      const now = clock().toISOString();
      const values = { ...kinds, by: actor, since: now, pausedAt: paused ? now : null };
      const ended = kindsOf.filter((kind) => paused || !kinds[kind]);
      return driver.run(
        [
          change(
            db
              .insert(mailAutomatic)
              .values({ study, ...values })
              .onConflictDoUpdate({ target: mailAutomatic.study, set: values }),
          ),
          change(
            db
              .update(mailQueue)
              .set({ state: 'cancelled', reason: 'paused' })
              .where(
                and(
                  eq(mailQueue.study, study),
                  eq(mailQueue.state, 'queued'),
                  eq(mailQueue.automatic, true),
                  inArray(mailQueue.kind, ended),
                ),
              ),
          ),
        ],
        {
          actor,
          verb: 'mail.automatic',
          subject: study,
          study,
          details: { kinds: kindsOf.filter((kind) => kinds[kind]).join(' '), paused: paused ? 1 : 0 },
        },
      );
    },
    confirmed: async (study, wave) =>
      (
        await db
          .select({ id: mailQueue.id })
          .from(mailQueue)
          .where(
            and(
              eq(mailQueue.study, study),
              eq(mailQueue.wave, wave),
              eq(mailQueue.kind, 'invitation'),
              eq(mailQueue.automatic, false),
              ne(mailQueue.state, 'cancelled'),
            ),
          )
          .limit(1)
      ).length > 0,
    waves: async () =>
      await db
        .select({ study: waves.study, wave: waves.id, closes: waves.closes })
        .from(mailAutomatic)
        .innerJoin(waves, and(eq(waves.study, mailAutomatic.study), eq(waves.state, 'open')))
        .where(
          and(
            isNull(mailAutomatic.pausedAt),
            or(eq(mailAutomatic.invitation, true), eq(mailAutomatic.reminder, true), eq(mailAutomatic.thanks, true)),
          ),
        ),
    enqueue: async (study, wave, rows) => {
      if (rows.length === 0) return;
      const { by } = await of(study);
      const kinds = [...new Set(rows.map((row) => row.kind))];
      const raced = () => new Raced();
      await driver.run(
        [
          guard(
            db
              .select({ study: mailAutomatic.study })
              .from(mailAutomatic)
              .where(and(eq(mailAutomatic.study, study), runs(kinds))),
            raced,
          ),
          guard(
            db
              .select({ id: waves.id })
              .from(waves)
              .where(and(eq(waves.study, study), eq(waves.id, wave), eq(waves.state, 'open'))),
            raced,
          ),
          ...(await queueSteps(db, study, wave, rows, true)),
        ],
        {
          actor: server,
          verb: 'mail.queueAutomatic',
          subject: wave,
          study,
          details: { mails: rows.length, switchedOnBy: by ?? '' },
        },
      );
    },

    untold: async () => {
      const rows = await db
        .select({
          study: mailQueue.study,
          wave: mailQueue.wave,
          state: mailQueue.state,
          untold: sql<number>`sum(case when ${mailQueue.digestAt} is null then 1 else 0 end)`,
          all: sql<number>`count(*)`,
        })
        .from(mailQueue)
        .where(inArray(mailQueue.state, [...waiting]))
        .groupBy(mailQueue.study, mailQueue.wave, mailQueue.state);
      return [...new Set(rows.map((row) => row.study))].flatMap((study) => {
        const own = rows.filter((row) => row.study === study);
        const count = (state: string) => own.filter((r) => r.state === state).reduce((sum, r) => sum + r.untold, 0);
        const most = own.toSorted((a, b) => b.untold - a.untold)[0];
        if (!most || most.untold === 0) return [];
        return [
          {
            study,
            wave: most.wave,
            refused: count('refused'),
            bounced: count('bounced'),
            uncertain: count('uncertain'),
            open: own.reduce((sum, r) => sum + r.all, 0),
          },
        ];
      });
    },
    beginDigest: async (study, day) => {
      const note = { actor: server, verb: 'mail.digest', subject: day, study, answering: true } as const;
      try {
        await driver.run([change(db.insert(mailDigests).values({ study, day, createdAt: clock().toISOString() }))], note);
        return true;
      } catch (error) {
        if (error instanceof ConstraintBroken && error.constraint === 'unique') return false;
        throw error;
      }
    },
    endDigest: (study, day, went) => {
      const step = went
        ? change(
            db
              .update(mailQueue)
              .set({ digestAt: clock().toISOString() })
              .where(and(eq(mailQueue.study, study), inArray(mailQueue.state, [...waiting]), isNull(mailQueue.digestAt))),
          )
        : changeOne(db.delete(mailDigests).where(and(eq(mailDigests.study, study), eq(mailDigests.day, day))), () => new Raced());
      return driver.run([step], {
        actor: server,
        verb: went ? 'mail.digestSent' : 'mail.digestFailed',
        subject: day,
        study,
        answering: true,
      });
    },
    researchers: async (study) =>
      await db
        .select({ email: accounts.email, language: accounts.language })
        .from(memberships)
        .innerJoin(accounts, eq(accounts.id, memberships.account))
        .where(
          and(
            eq(memberships.study, study),
            eq(memberships.role, 'researcher'),
            isNull(accounts.suspendedAt),
            or(isNotNull(accounts.passwordHash), isNotNull(accounts.institution)),
          ),
        ),
    title: async (study) =>
      (await db.select({ design: studies.design }).from(studies).where(eq(studies.id, study)))[0]?.design.title,
  };
}
