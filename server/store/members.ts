/** Who works with a study from the moment it is here. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { MemberRole } from '../auth/roles.ts';
import type { Driver } from './driver.ts';
import { type Actor, change, type Step } from './steps.ts';
import { accounts, memberships } from './tables.ts';

/**
 * The step that gives a new study its researchers; it comes after the step that makes the study. Who brings a study in is its
 * researcher. What comes in by the command line or with the server is every researcher's who is there.
 */
export async function firstMembers({ db, clock }: Driver, study: string, actor: Actor): Promise<Step> {
  const own = (await db.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, actor)))[0];
  const values = db
    .select({
      account: accounts.id,
      study: sql<string>`${study}`.as('study'),
      role: sql<MemberRole>`${'researcher'}`.as('role'),
      schools: sql<string[] | null>`null`.as('schools'),
      createdAt: sql<string>`${clock().toISOString()}`.as('created_at'),
    })
    .from(accounts)
    .where(own ? eq(accounts.id, own.id) : and(eq(accounts.role, 'researcher'), isNull(accounts.suspendedAt)));
  return change(db.insert(memberships).select(values));
}
