/** Mails of a study that came back: found by what a returned mail names, marked with their status. */
import { and, eq, inArray, type SQL } from 'drizzle-orm';
import type { MailKind, MailState } from '../mail/contract.ts';
import type { Driver } from '../store/driver.ts';
import { type Actor, change, portions } from '../store/steps.ts';
import { invitations, mailQueue, people } from '../store/tables.ts';

export interface SentMail {
  readonly id: string;
  readonly wave: string;
  /** the folder's id */
  readonly person: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly school: string;
  readonly kind: MailKind;
  readonly round: number;
  readonly state: MailState;
  readonly sentAt: string | null;
}

export interface ReturnedStore {
  /** Mails of a study with these ids. */
  byId(study: string, ids: readonly string[]): Promise<readonly SentMail[]>;
  /** Mails of a study that went to one of these addresses (lower case), or perhaps did. */
  byAddress(study: string, addresses: ReadonlySet<string>): Promise<readonly SentMail[]>;
  /** Marks as bounced what was sent, or perhaps was; gives how many were. `status` null = not known. */
  mark(study: string, mails: readonly { readonly id: string; readonly status: string | null }[], actor: Actor): Promise<number>;
}

const sent: readonly MailState[] = ['sent', 'uncertain'];

export function returnedStore(driver: Driver): ReturnedStore {
  const { db } = driver;
  const look = (condition: SQL | undefined) =>
    db
      .select({
        id: mailQueue.id,
        wave: mailQueue.wave,
        person: people.code,
        name: people.name,
        email: people.email,
        school: people.school,
        kind: mailQueue.kind,
        round: mailQueue.round,
        state: mailQueue.state,
        sentAt: mailQueue.sentAt,
      })
      .from(mailQueue)
      .innerJoin(invitations, eq(invitations.id, mailQueue.invitation))
      .innerJoin(people, and(eq(people.study, invitations.study), eq(people.id, invitations.person)))
      .where(condition);
  return {
    byId: async (study, ids) => {
      const found: SentMail[] = [];
      for (const some of portions(ids)) found.push(...(await look(and(eq(mailQueue.study, study), inArray(mailQueue.id, some)))));
      return found;
    },
    byAddress: async (study, addresses) => {
      if (addresses.size === 0) return [];
      const rows = await look(and(eq(mailQueue.study, study), inArray(mailQueue.state, [...sent, 'bounced'])));
      return rows.filter(({ email }) => email !== null && addresses.has(email.trim().toLowerCase()));
    },
    mark: async (study, mails, actor) => {
      const there = new Map(
        (
          await returnedStore(driver).byId(
            study,
            mails.map((m) => m.id),
          )
        ).map((m) => [m.id, m.state]),
      );
      const known = [...new Map(mails.map((m) => [m.id, m])).values()].filter(({ id }) =>
        sent.includes(there.get(id) ?? 'cancelled'),
      );
      if (known.length === 0) return 0;
      const byStatus = new Map<string | null, string[]>();
      for (const { id, status } of known) byStatus.set(status, [...(byStatus.get(status) ?? []), id]);
      await driver.run(
        [...byStatus].flatMap(([status, ids]) =>
          portions(ids).map((some) =>
            change(
              db
                .update(mailQueue)
                .set({ state: 'bounced', reason: status ?? 'cameBack', claim: null, claimUntil: null, digestAt: null })
                .where(and(eq(mailQueue.study, study), inArray(mailQueue.id, some), inArray(mailQueue.state, [...sent]))),
            ),
          ),
        ),
        { actor, verb: 'mail.returned', subject: study, study, details: { mails: known.length } },
      );
      return known.length;
    },
  };
}
