/** The audit is written by the driver with every change; this reads it, and notes what was read or handed out. */
import { and, desc, eq, gte, lt, notInArray, or, sql } from 'drizzle-orm';
import type { Driver } from '../store/driver.ts';
import type { AuditNote } from '../store/steps.ts';
import { ofAccounts } from '../store/tables/base.ts';
import { audit } from '../store/tables.ts';

export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly verb: string;
  readonly subject: string;
  readonly details: Readonly<Record<string, string | number>>;
}
export interface AccountsEntry extends AuditEntry {
  readonly study: string | null;
}

export interface AuditStore {
  /**
   * The newest entries about a study, newest first, since it was made or imported: an id of a study that was removed may be somebody
   * else's by now. Without the saving of single answers, which would bury the rest.
   */
  ofStudy(study: string, limit: number): Promise<readonly AuditEntry[]>;
  /**
   * What happened to accounts, sign-ins and settings, newest first, before a position (exclusive; no two entries share one); of one account, what it did and what was done
   * to it. Without what every request or code leaves behind. `next` is the position of the last entry, null when there are no older ones.
   */
  ofAccounts(asked: {
    readonly account?: string | undefined;
    readonly before?: number | undefined;
    readonly limit: number;
  }): Promise<{ readonly entries: readonly AccountsEntry[]; readonly next: number | null }>;
  /** What happened of one kind since a moment, newest first: at most `limit`. */
  since(verb: string, at: string, limit: number): Promise<readonly AuditEntry[]>;
  /** Whether something of this kind was ever done in this database. */
  happened(verb: string): Promise<boolean>;
  /** Notes something that changed no table: links handed out, an export with names. */
  note(entry: AuditNote): Promise<void>;
}

const columns = {
  id: audit.id,
  at: audit.at,
  actor: audit.actor,
  verb: audit.verb,
  subject: audit.subject,
  details: audit.details,
};
/** of what belongs to no study, what is about accounts */
const family = sql`substr(${audit.verb}, 1, instr(${audit.verb}, '.') - 1) in ('accounts', 'members', 'oneTimeLinks', 'secondFactor', 'sessions', 'settings')`;
/** happens all the time and tells nothing */
const unremarkable = ['sessions.renew', 'secondFactor.use', 'secondFactor.begin'];

export const auditStore = (driver: Driver): AuditStore => {
  const made = (study: string) =>
    sql`(select coalesce(max(${audit.position}), 0) from ${audit} where ${audit.study} = ${study} and ${audit.verb} = 'studies.import')`;
  return {
    ofStudy: async (study, limit) =>
      await driver.db
        .select(columns)
        .from(audit)
        .where(
          and(
            eq(audit.study, study),
            gte(audit.position, made(study)),
            notInArray(audit.verb, ['responses.save', 'evidence.draft', 'mail.handOver', 'mail.sent', 'mail.settle']),
          ),
        )
        .orderBy(desc(audit.position))
        .limit(limit),
    ofAccounts: async ({ account, before, limit }) => {
      const found = await driver.db
        .select({ ...columns, study: audit.study, position: audit.position })
        .from(audit)
        .where(
          and(
            ofAccounts,
            family,
            notInArray(audit.verb, unremarkable),
            account === undefined ? undefined : or(eq(audit.actor, account), eq(audit.subject, account)),
            before === undefined ? undefined : lt(audit.position, before),
          ),
        )
        .orderBy(desc(audit.position))
        .limit(limit + 1);
      const entries = found.slice(0, limit);
      const last = entries.at(-1);
      return {
        entries: entries.map(({ position: _position, ...entry }) => entry),
        next: found.length > limit && last ? last.position : null,
      };
    },
    since: async (verb, at, limit) =>
      await driver.db
        .select(columns)
        .from(audit)
        .where(and(eq(audit.verb, verb), gte(audit.at, at)))
        .orderBy(desc(audit.position))
        .limit(limit),
    happened: async (verb) =>
      (await driver.db.select({ id: audit.id }).from(audit).where(eq(audit.verb, verb)).limit(1)).length > 0,
    note: (entry) => driver.run([], entry),
  };
};
