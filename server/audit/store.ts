/** The audit is written by the driver with every change; this reads it, and notes what was read or handed out. */
import { and, desc, eq, gte, notInArray, sql } from 'drizzle-orm';
import type { Driver } from '../store/driver.ts';
import type { AuditNote } from '../store/steps.ts';
import { audit } from '../store/tables.ts';

export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly verb: string;
  readonly subject: string;
  readonly details: Readonly<Record<string, string | number>>;
}

export interface AuditStore {
  /**
   * The newest entries about a study, newest first, since it was made or imported: an id of a study that was removed may be somebody
   * else's by now. Without the saving of single answers, which would bury the rest.
   */
  ofStudy(study: string, limit: number): Promise<readonly AuditEntry[]>;
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
    happened: async (verb) =>
      (await driver.db.select({ id: audit.id }).from(audit).where(eq(audit.verb, verb)).limit(1)).length > 0,
    note: (entry) => driver.run([], entry),
  };
};
