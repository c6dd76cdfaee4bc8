/** Accounts as an administrator sees them: memberships, signed-in devices, suspension, settings of the server. */
import { and, asc, eq, gt } from 'drizzle-orm';
import type { Joining } from '../auth/store.ts';
import type { AccountRole } from '../auth/roles.ts';
import type { Language } from '../../instruments/types.ts';
import { Refusal } from '../http/problem.ts';
import type { Driver } from '../store/driver.ts';
import { type Actor, change, changeOne } from '../store/steps.ts';
import { accounts, memberships, secondFactors, serverSettings, sessions } from '../store/tables.ts';

export interface ListedAccount {
  readonly id: string;
  readonly email: string;
  readonly name: string | null;
  readonly role: AccountRole;
  readonly administrator: boolean;
  readonly suspended: boolean;
  readonly hasPassword: boolean;
  readonly secondFactor: boolean;
  /** signed in at the institution before */
  readonly institution: boolean;
  readonly language: Language | null;
  readonly sessions: number;
  readonly memberships: readonly Joining[];
}
export interface NamedAccount {
  readonly email: string;
  readonly name: string | null;
  readonly administrator: boolean;
}
export interface SessionRecord {
  readonly idHash: string;
  readonly device: string | null;
  readonly by: 'password' | 'institution';
  readonly createdAt: string;
  readonly expiresAt: string;
}
export interface ServerSettings {
  readonly secondFactorRequired: boolean;
}

export interface AccountsStore {
  list(): Promise<readonly ListedAccount[]>;
  /** Makes somebody a member, or changes what they are. Throws accountUnknown, studyUnknown. */
  setMember(account: string, joining: Joining, actor: Actor): Promise<void>;
  /** Throws accountUnknown when they were none. */
  removeMember(account: string, study: string, actor: Actor): Promise<void>;
  setAdministrator(account: string, on: boolean, actor: Actor): Promise<void>;
  /** Suspends and ends every session, or lets in again. Throws accountUnknown. */
  setSuspended(account: string, on: boolean, actor: Actor): Promise<void>;
  /** Forgets who this is at the institution, and ends the sessions that were opened there. Throws accountUnknown. */
  unbind(account: string, actor: Actor): Promise<void>;
  /** what people are called by, by account id: the name where there is one, else the address */
  names(): Promise<ReadonlyMap<string, NamedAccount>>;
  /** the accounts with a place in a study */
  members(study: string): Promise<ReadonlySet<string>>;
  sessions(account: string): Promise<readonly SessionRecord[]>;
  /** Throws sessionGone. */
  endSession(account: string, idHash: string, actor: Actor): Promise<void>;
  settings(): Promise<ServerSettings>;
  saveSettings(settings: ServerSettings, actor: Actor): Promise<void>;
}

export function accountsStore(driver: Driver): AccountsStore {
  const { db, clock } = driver;
  const now = () => clock().toISOString();
  const unknown = () => new Refusal('accountUnknown');
  const about = (actor: Actor, verb: string, subject: string, study: string | null = null) => ({ actor, verb, subject, study });
  const live = async (account?: string) =>
    await db
      .select()
      .from(sessions)
      .where(and(gt(sessions.expiresAt, now()), account === undefined ? undefined : eq(sessions.account, account)))
      .orderBy(asc(sessions.createdAt));

  return {
    list: async () => {
      const [rows, members, factors, open] = await Promise.all([
        db.select().from(accounts).orderBy(asc(accounts.email)),
        db.select().from(memberships).orderBy(asc(memberships.study)),
        db.select({ account: secondFactors.account, confirmedAt: secondFactors.confirmedAt }).from(secondFactors),
        live(),
      ]);
      const on = new Set(factors.filter((f) => f.confirmedAt !== null).map((f) => f.account));
      return rows.map(({ id, email, name, role, administrator, suspendedAt, passwordHash, institution, language }) => ({
        id,
        email,
        name,
        role,
        administrator,
        suspended: suspendedAt !== null,
        hasPassword: passwordHash !== null,
        secondFactor: on.has(id),
        institution: institution !== null,
        language,
        sessions: open.filter((s) => s.account === id).length,
        memberships: members.filter((m) => m.account === id).map((m) => ({ study: m.study, role: m.role, schools: m.schools })),
      }));
    },

    setMember: async (account, { study, role, schools }, actor) => {
      const what = { role, schools: schools === null ? null : [...schools] };
      const put = db
        .insert(memberships)
        .values({ account, study, ...what, createdAt: now() })
        .onConflictDoUpdate({ target: [memberships.account, memberships.study], set: what });
      await driver.run([change(put)], { ...about(actor, 'members.set', account, study), details: { role } });
    },
    removeMember: (account, study, actor) =>
      driver.run(
        [changeOne(db.delete(memberships).where(and(eq(memberships.account, account), eq(memberships.study, study))), unknown)],
        about(actor, 'members.remove', account, study),
      ),
    setAdministrator: (account, on, actor) =>
      driver.run(
        [changeOne(db.update(accounts).set({ administrator: on }).where(eq(accounts.id, account)), unknown)],
        about(actor, on ? 'accounts.makeAdministrator' : 'accounts.endAdministrator', account),
      ),
    setSuspended: (account, on, actor) =>
      driver.run(
        [
          changeOne(
            db
              .update(accounts)
              .set({ suspendedAt: on ? now() : null })
              .where(eq(accounts.id, account)),
            unknown,
          ),
          ...(on ? [change(db.delete(sessions).where(eq(sessions.account, account)))] : []),
        ],
        about(actor, on ? 'accounts.suspend' : 'accounts.restore', account),
      ),

    unbind: (account, actor) =>
      driver.run(
        [
          changeOne(db.update(accounts).set({ institution: null }).where(eq(accounts.id, account)), unknown),
          change(db.delete(sessions).where(and(eq(sessions.account, account), eq(sessions.by, 'institution')))),
        ],
        about(actor, 'accounts.unbind', account),
      ),
    names: async () => {
      const { id, email, name, administrator } = accounts;
      const rows = await db.select({ id, email, name, administrator }).from(accounts);
      return new Map(rows.map(({ id: key, ...rest }) => [key, rest]));
    },

    members: async (study) =>
      new Set(
        (await db.select({ id: memberships.account }).from(memberships).where(eq(memberships.study, study))).map((m) => m.id),
      ),

    sessions: (account) => live(account),
    endSession: (account, idHash, actor) =>
      driver.run(
        [
          changeOne(
            db.delete(sessions).where(and(eq(sessions.account, account), eq(sessions.idHash, idHash))),
            () => new Refusal('sessionGone'),
          ),
        ],
        about(actor, 'sessions.end', account),
      ),

    settings: async () => {
      const row = (await db.select().from(serverSettings).where(eq(serverSettings.name, 'secondFactorRequired')))[0];
      return { secondFactorRequired: row?.value === true };
    },
    saveSettings: ({ secondFactorRequired }, actor) =>
      driver.run(
        [
          change(
            db
              .insert(serverSettings)
              .values({ name: 'secondFactorRequired', value: secondFactorRequired })
              .onConflictDoUpdate({ target: serverSettings.name, set: { value: secondFactorRequired } }),
          ),
        ],
        { ...about(actor, 'settings.save', 'server'), details: { secondFactorRequired: String(secondFactorRequired) } },
      ),
  };
}
