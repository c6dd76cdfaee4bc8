/** Accounts, their sessions, and one-time links. Session ids and tokens are kept as SHA-256 only. */
import { and, count, eq, gt, isNull, lte, ne, or, sql } from 'drizzle-orm';
import { Refusal } from '../http/problem.ts';
import { ConstraintBroken, type Driver } from '../store/driver.ts';
import { type Actor, change, changeOne, guard } from '../store/steps.ts';
import { accounts, memberships, oneTimeLinks, sessions, studies } from '../store/tables.ts';
import type { Standing } from './may.ts';
import type { Language } from '../../instruments/types.ts';
import { type AccountRole, type MemberRole, memberRoles } from './roles.ts';

export type { AccountRole };

export interface Account {
  readonly id: string;
  readonly email: string;
  readonly role: AccountRole;
  /** what colleagues know somebody by; null = only the address is known */
  readonly name: string | null;
}
/** An account as signing in looks at it. */
export interface KeptAccount extends Account {
  readonly passwordHash: string | null;
  readonly suspendedAt: string | null;
  readonly language: Language | null;
  /** who the institution said this is: issuer and subject; null = never signed in there */
  readonly institution: string | null;
}
/** A study that an account is to work with; `schools` for the roles that are there for certain schools. */
export interface Joining {
  readonly study: string;
  readonly role: MemberRole;
  readonly schools: readonly string[] | null;
}
export interface OneTimeLink {
  readonly id: string;
  readonly purpose: 'firstAccount' | 'signIn';
  readonly account: string | null;
  readonly email: string | null;
  readonly role: AccountRole;
  readonly expiresAt: string;
  readonly usedAt: string | null;
}

export interface NewSession {
  readonly idHash: string;
  readonly expiresAt: string;
  readonly device: string | null;
  /** when somebody last showed who they are; null = the institution did not say */
  readonly provedAt: string | null;
}
/** Who is behind a session. */
export type FoundSession = Account &
  Standing & {
    readonly expiresAt: string;
    readonly createdAt: string;
    readonly provedAt: string | null;
    readonly by: 'password' | 'institution';
  };
/** days after which a session ends, however much it is used */
export const sessionDays = 30;

export interface AuthStore {
  /** accounts that can sign in or have a link to do so */
  countAccounts(): Promise<number>;
  accountByEmail(email: string): Promise<KeptAccount | undefined>;
  /** by what an institution calls somebody: issuer and subject */
  accountByInstitution(institution: string): Promise<KeptAccount | undefined>;
  accountById(id: string): Promise<Account | undefined>;
  /**
   * Makes an account without a password, with a membership of these studies; `every` = of those that are there now, in the
   * account's own role. Throws emailTaken.
   */
  addAccount(
    account: {
      email: string;
      role: AccountRole;
      studies: readonly Joining[] | 'every';
      name?: string | null;
      language?: Language;
    },
    actor: Actor,
  ): Promise<Account>;
  setName(account: string, name: string | null): Promise<void>;
  /** Makes somebody a member; one who is a member already stays what they are. */
  join(account: string, joining: Joining, actor: Actor): Promise<void>;
  /** who is behind a session that has not ended: account and standing */
  session(idHash: string): Promise<FoundSession | undefined>;
  /** Throws accountSuspended. With `bind`, the account is this person's at the institution from now on; throws institutionOther. */
  openSession(session: NewSession & { account: string; by: 'password' | 'institution' }, bind?: string): Promise<void>;
  renewSession(session: { idHash: string; account: string; expiresAt: string }): Promise<void>;
  closeSession(session: { idHash: string; account: string }): Promise<void>;
  /** Sets a password, ends every session of the account but one, and the links by which another could be chosen. */
  setPassword(account: string, passwordHash: string, keep: string): Promise<void>;
  /** the first-account link that can still be used */
  openFirstLink(): Promise<OneTimeLink | undefined>;
  linkByToken(tokenHash: string): Promise<OneTimeLink | undefined>;
  addLink(
    link: {
      id: string;
      tokenHash: string;
      purpose: 'firstAccount' | 'signIn';
      account: string | null;
      role: AccountRole;
      expiresAt: string;
    },
    actor: Actor,
    /** beside: asked for on the sign-in page, by whomever; a link that was handed out before keeps working */
    how?: 'instead' | 'beside',
  ): Promise<void>;
  /**
   * Uses a link up: sets the password (making the account for a first-account link), ends the account's other sessions and links and
   * opens one. All or nothing; throws oneTimeLinkUsed when somebody was first, emailTaken when the address is.
   */
  spendLink(link: OneTimeLink, given: { email: string; passwordHash: string; session: NewSession }): Promise<Account>;
}

export function authStore(driver: Driver): AuthStore {
  const { db, clock, ids } = driver;
  const now = () => clock().toISOString();
  const account = { id: accounts.id, email: accounts.email, role: accounts.role, name: accounts.name };
  const kept = {
    ...account,
    passwordHash: accounts.passwordHash,
    suspendedAt: accounts.suspendedAt,
    language: accounts.language,
    institution: accounts.institution,
  };
  const openLinks = (id: string) => and(eq(oneTimeLinks.account, id), isNull(oneTimeLinks.usedAt));
  const linkColumns = {
    id: oneTimeLinks.id,
    purpose: oneTimeLinks.purpose,
    account: oneTimeLinks.account,
    email: accounts.email,
    role: oneTimeLinks.role,
    expiresAt: oneTimeLinks.expiresAt,
    usedAt: oneTimeLinks.usedAt,
  };
  const links = () => db.select(linkColumns).from(oneTimeLinks).leftJoin(accounts, eq(accounts.id, oneTimeLinks.account));
  const addSession = (s: NewSession & { account: string; by: 'password' | 'institution' }) =>
    change(db.insert(sessions).values({ ...s, createdAt: now() }));
  const joinStep = (id: string, { study, role, schools }: Joining) =>
    change(
      db
        .insert(memberships)
        .values({ account: id, study, role, schools: schools === null ? null : [...schools], createdAt: now() })
        .onConflictDoNothing(),
    );
  /** a membership of every study, for the roles that need no schools */
  const everyStudy = (id: string, role: AccountRole) => {
    const member = memberRoles.find((one) => one === role);
    if (member === undefined) return [];
    const values = db.select({
      account: sql<string>`${id}`.as('account'),
      study: studies.id,
      role: sql<MemberRole>`${member}`.as('role'),
      schools: sql<string[] | null>`null`.as('schools'),
      createdAt: sql<string>`${now()}`.as('created_at'),
    });
    return [change(db.insert(memberships).select(values.from(studies)))];
  };
  const notSuspended = (id: string) =>
    guard(
      db
        .select({ id: accounts.id })
        .from(accounts)
        .where(and(eq(accounts.id, id), isNull(accounts.suspendedAt))),
      () => new Refusal('accountSuspended'),
    );
  /** a taken address is a refusal, not an accident */
  const unlessTaken = async (write: Promise<void>) => {
    try {
      await write;
    } catch (error) {
      if (error instanceof ConstraintBroken && error.constraint === 'unique') throw new Refusal('emailTaken');
      throw error;
    }
  };

  return {
    countAccounts: async () => (await db.select({ n: count() }).from(accounts))[0]!.n,
    accountByEmail: async (email) => (await db.select(kept).from(accounts).where(eq(accounts.email, email)))[0],
    accountByInstitution: async (institution) =>
      (await db.select(kept).from(accounts).where(eq(accounts.institution, institution)))[0],
    accountById: async (id) => (await db.select(account).from(accounts).where(eq(accounts.id, id)))[0],
    addAccount: async ({ email, role, studies: joinings, name = null, language }, actor) => {
      const id = ids();
      const administrator = role === 'administrator';
      const add = change(
        db.insert(accounts).values({ id, email, role, administrator, name, ...(language ? { language } : {}), createdAt: now() }),
      );
      const join = joinings === 'every' ? everyStudy(id, role) : joinings.map((one) => joinStep(id, one));
      await unlessTaken(
        driver.run([add, ...join], {
          actor,
          verb: 'accounts.add',
          subject: id,
          study: null,
          details: { role },
        }),
      );
      return { id, email, role, name };
    },
    setName: (id, name) =>
      driver.run([change(db.update(accounts).set({ name }).where(eq(accounts.id, id)))], {
        actor: id,
        verb: 'accounts.name',
        subject: id,
        study: null,
      }),

    join: (id, joining, actor) =>
      driver.run([joinStep(id, joining)], {
        actor,
        verb: 'members.join',
        subject: id,
        study: joining.study,
        details: { role: joining.role },
      }),

    session: async (idHash) => {
      const found = (
        await db
          .select({
            ...account,
            administrator: accounts.administrator,
            expiresAt: sessions.expiresAt,
            createdAt: sessions.createdAt,
            provedAt: sessions.provedAt,
            by: sessions.by,
          })
          .from(sessions)
          .innerJoin(accounts, eq(accounts.id, sessions.account))
          .where(
            and(
              eq(sessions.idHash, idHash),
              gt(sessions.expiresAt, now()),
              gt(sessions.createdAt, new Date(clock().getTime() - sessionDays * 86_400_000).toISOString()),
              isNull(accounts.suspendedAt),
            ),
          )
      )[0];
      if (!found) return undefined;
      const member = { study: memberships.study, role: memberships.role, schools: memberships.schools };
      const of = await db.select(member).from(memberships).where(eq(memberships.account, found.id));
      return { ...found, home: found.role, memberships: of };
    },
    openSession: (session, bind) => {
      const own = eq(accounts.id, session.account);
      // of two people who come for the same address at once, the first has it
      const bound = changeOne(
        db
          .update(accounts)
          .set({ institution: bind ?? null })
          .where(and(own, or(isNull(accounts.institution), eq(accounts.institution, bind ?? '')))),
        () => new Refusal('institutionOther'),
      );
      return driver.run(
        [
          notSuspended(session.account),
          ...(bind === undefined ? [] : [bound]),
          change(db.delete(sessions).where(lte(sessions.expiresAt, now()))),
          addSession(session),
        ],
        {
          actor: session.account,
          verb: 'sessions.open',
          subject: session.account,
          study: null,
          details: { way: bind === undefined ? session.by : 'institutionFirst' },
        },
      );
    },
    renewSession: ({ idHash, account: id, expiresAt }) =>
      driver.run([change(db.update(sessions).set({ expiresAt }).where(eq(sessions.idHash, idHash)))], {
        actor: id,
        verb: 'sessions.renew',
        subject: id,
        study: null,
      }),
    closeSession: ({ idHash, account: id }) =>
      driver.run([change(db.delete(sessions).where(eq(sessions.idHash, idHash)))], {
        actor: id,
        verb: 'sessions.close',
        subject: id,
        study: null,
      }),

    setPassword: (id, passwordHash, keep) =>
      driver.run(
        [
          change(db.update(accounts).set({ passwordHash }).where(eq(accounts.id, id))),
          change(db.delete(sessions).where(and(eq(sessions.account, id), ne(sessions.idHash, keep)))),
          change(db.delete(oneTimeLinks).where(openLinks(id))),
        ],
        { actor: id, verb: 'accounts.password', subject: id, study: null },
      ),

    openFirstLink: async () =>
      (
        await links().where(
          and(eq(oneTimeLinks.purpose, 'firstAccount'), isNull(oneTimeLinks.usedAt), gt(oneTimeLinks.expiresAt, now())),
        )
      )[0],
    linkByToken: async (tokenHash) => (await links().where(eq(oneTimeLinks.tokenHash, tokenHash)))[0],
    addLink: (link, actor, how = 'instead') =>
      driver.run(
        [
          // a newer link takes the place of an older one for the same account (or the first account)
          ...(how === 'beside'
            ? [change(db.delete(oneTimeLinks).where(and(openLinks(link.account ?? ''), lte(oneTimeLinks.expiresAt, now()))))]
            : [
                change(
                  db
                    .delete(oneTimeLinks)
                    .where(
                      and(
                        isNull(oneTimeLinks.usedAt),
                        link.account === null
                          ? eq(oneTimeLinks.purpose, 'firstAccount')
                          : or(eq(oneTimeLinks.account, link.account), eq(oneTimeLinks.purpose, 'firstAccount')),
                      ),
                    ),
                ),
              ]),
          change(db.insert(oneTimeLinks).values(link)),
        ],
        { actor, verb: 'oneTimeLinks.add', subject: link.account ?? link.id, study: null, details: { purpose: link.purpose } },
      ),
    spendLink: async (link, { email, passwordHash, session }) => {
      const id = link.account ?? ids();
      const at = now();
      const use = changeOne(
        db
          .update(oneTimeLinks)
          .set({ usedAt: at })
          .where(and(eq(oneTimeLinks.id, link.id), isNull(oneTimeLinks.usedAt), gt(oneTimeLinks.expiresAt, at))),
        () => new Refusal('oneTimeLinkUsed'),
      );
      const setPassword = link.account
        ? changeOne(
            db.update(accounts).set({ passwordHash }).where(eq(accounts.id, link.account)),
            () => new Refusal('oneTimeLinkUnknown'),
          )
        : change(db.insert(accounts).values({ id, email, role: link.role, administrator: true, passwordHash, createdAt: at }));
      // the first account finds the studies that are there already
      const join = link.account ? [] : everyStudy(id, link.role);
      const endOthers = change(db.delete(sessions).where(and(eq(sessions.account, id), ne(sessions.idHash, session.idHash))));
      await unlessTaken(
        driver.run(
          [
            ...(link.account ? [notSuspended(id)] : []),
            use,
            setPassword,
            ...join,
            endOthers,
            change(db.delete(oneTimeLinks).where(openLinks(id))),
            addSession({ ...session, account: id, by: 'password' }),
          ],
          {
            actor: id,
            verb: 'oneTimeLinks.use',
            subject: id,
            study: null,
            details: { purpose: link.purpose },
          },
        ),
      );
      return { id, email: link.email ?? email, role: link.role, name: null };
    },
  };
}
