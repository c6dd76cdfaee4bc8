/** Accounts, members of studies, signed-in devices, settings. Nobody changes their own access: somebody else must. */
import { invitingOf } from '../auth/inviting.ts';
import { oneTimeAddress, signInToken } from '../auth/links.ts';
import { sha256 } from '../auth/secrets.ts';
import type { AccountRole } from '../auth/roles.ts';
import type { Joining } from '../auth/store.ts';
import type { Handlers } from '../http/handlers.ts';
import { Refusal } from '../http/problem.ts';
import type { Services } from '../http/services.ts';
import { accountOf, sessionHours, type Who } from '../http/who.ts';
import type { accountsContract, SessionView } from './contract.ts';
import { isWaiting, mayGive, mayHoldLink, schoolsFor } from './rules.ts';
import type { ListedAccount } from './store.ts';

/** what the wire calls a session by: enough of its hash to find it, of no use to get in */
const publicId = (idHash: string): string => idHash.slice(0, 20);

export function accountsRoutes(services: Services): Handlers<typeof accountsContract> {
  const { store, secrets, clock, ids } = services;
  const inviting = invitingOf(services);
  const actorOf = (who: Who) => accountOf(who).account.id;

  /** The study ids that the asker may invite to. */
  const open = async (who: Who): Promise<readonly string[]> => {
    const { role, memberships } = accountOf(who);
    if (role === 'administrator' || accountOf(who).administrator) return (await store.studies.list()).map((s) => s.id);
    return memberships.filter((m) => m.role === 'researcher').map((m) => m.study);
  };
  /** As what the asker acts here: an administrator's reach goes further. */
  const asWhat = (who: Who): AccountRole => (accountOf(who).administrator ? 'administrator' : accountOf(who).role);

  const someone = async (account: string): Promise<ListedAccount> => {
    const found = (await store.accounts.list()).find((a) => a.id === account);
    if (!found) throw new Refusal('accountUnknown');
    return found;
  };
  const notMe = (who: Who, account: string): void => {
    if (actorOf(who) === account) throw new Refusal('ownAccount');
  };
  const joiningOf = async (study: string, role: AccountRole, given: readonly string[]): Promise<Joining> => {
    if (role === 'administrator') throw new Refusal('studyUnknown');
    const known = (await store.schools.list(study)).map((s) => s.id);
    const decided = schoolsFor(role, given, known);
    if ('refused' in decided) throw new Refusal(decided.refused);
    return { study, role, schools: decided.schools };
  };
  const sessionViews = async (account: string, current?: string): Promise<SessionView[]> =>
    (await store.accounts.sessions(account)).map((s) => ({
      id: publicId(s.idHash),
      device: s.device,
      by: s.by,
      since: s.createdAt,
      lastUsed: new Date(Math.max(Date.parse(s.createdAt), Date.parse(s.expiresAt) - sessionHours * 3_600_000)).toISOString(),
      current: s.idHash === current,
    }));
  const endSession = async (account: string, session: string, actor: string) => {
    const found = (await store.accounts.sessions(account)).find((s) => publicId(s.idHash) === session);
    if (!found) throw new Refusal('sessionGone');
    await store.accounts.endSession(account, found.idHash, actor);
    return {};
  };

  return {
    'GET /api/accounts': async ({ who }) => {
      const mine = await open(who);
      const administrator = asWhat(who) === 'administrator';
      const all = await store.accounts.list();
      const shown = administrator ? all : all.filter((a) => a.memberships.some((m) => mine.includes(m.study)));
      const studies = (await store.studies.list()).filter((s) => mine.includes(s.id));
      return {
        accounts: shown.map(({ memberships, ...one }) => ({
          id: one.id,
          email: one.email,
          name: one.name,
          role: one.role,
          suspended: one.suspended,
          waiting: isWaiting(one),
          ...(administrator || one.id === actorOf(who)
            ? {
                administrator: one.administrator,
                secondFactor: one.secondFactor,
                institution: one.institution,
                sessions: one.sessions,
              }
            : { administrator: null, secondFactor: null, institution: null, sessions: null }),
          own: one.id === actorOf(who),
          memberships: memberships
            .filter((m) => mine.includes(m.study))
            .map((m) => ({ ...m, schools: m.schools === null ? null : [...m.schools] })),
        })),
        studies: await Promise.all(
          studies.map(async ({ id, title }) => ({
            id,
            title,
            schools: (await store.schools.list(id)).map((s) => ({ id: s.id, name: s.name })),
          })),
        ),
        roles: [...mayGive(asWhat(who))],
        mail: inviting.on,
      };
    },

    'POST /api/accounts': async ({ who, body: { email, role, study, schools, name, language: wish }, origin }) => {
      const asker = asWhat(who);
      if (!mayGive(asker).includes(role)) throw new Refusal('notAllowed');
      const mine = await open(who);
      // a researcher without a study may bring one in; the other roles are nothing without one
      if (study === null && role !== 'administrator' && role !== 'researcher') throw new Refusal('studyNeeded');
      if (study !== null && !mine.includes(study)) throw new Refusal('studyUnknown');
      const before = (await store.accounts.list()).find((a) => a.email === email);
      if (before) notMe(who, before.id);
      const language = wish ?? before?.language ?? 'nl';
      // who is more in this study than the asker may give stays that
      const now = before?.memberships.find((m) => m.study === study)?.role;
      if (now !== undefined && !mayGive(asker).includes(now)) throw new Refusal('notAllowed');
      const joining = study === null || role === 'administrator' ? null : await joiningOf(study, role, schools);
      const actor = actorOf(who);
      const account =
        before ??
        (await store.auth.addAccount({ email, role, studies: joining ? [joining] : [], name: name ?? null, language }, actor));
      if (before && joining) await store.accounts.setMember(account.id, joining, actor);
      if (before && role === 'administrator') await store.accounts.setAdministrator(account.id, true, actor);
      if (joining?.role === 'coder') await store.evidence.addCoder(joining.study, account.id, actor);
      const to = { id: account.id, email, name: before?.name ?? name ?? null };
      const told = { who: accountOf(who), to, language };
      const link =
        before && !mayHoldLink(asker, mine, before)
          ? null
          : oneTimeAddress(origin, await signInToken({ store, secrets, clock, ids }, { email, role, studies: [] }, actor));
      return { account: account.id, link, mailed: await inviting.invited(told, { role, joining }, link, origin) };
    },

    'POST /api/accounts/:account/link': async ({ who, params: { account }, body, origin }) => {
      notMe(who, account);
      const { email, name, role, suspended, ...rest } = await someone(account);
      const language = rest.language ?? body.language ?? 'nl';
      if (suspended) throw new Refusal('accountSuspended');
      const token = await signInToken({ store, secrets, clock, ids }, { email, role, studies: [] }, actorOf(who));
      const link = oneTimeAddress(origin, token);
      const told = { who: accountOf(who), to: { id: account, email, name }, language };
      return { account, link, mailed: await inviting.password(told, link) };
    },

    'POST /api/accounts/:account/suspend': async ({ who, params: { account } }) => {
      notMe(who, account);
      await store.accounts.setSuspended(account, true, actorOf(who));
      return {};
    },
    'POST /api/accounts/:account/restore': async ({ who, params: { account } }) => {
      notMe(who, account);
      await store.accounts.setSuspended(account, false, actorOf(who));
      return {};
    },
    'PUT /api/accounts/:account/administrator': async ({ who, params: { account }, body: { administrator } }) => {
      notMe(who, account);
      await store.accounts.setAdministrator(account, administrator, actorOf(who));
      return {};
    },
    'DELETE /api/accounts/:account/second-factor': async ({ who, params: { account } }) => {
      notMe(who, account);
      await someone(account);
      await store.factor.remove(account, actorOf(who));
      return {};
    },
    'DELETE /api/accounts/:account/institution': async ({ who, params: { account } }) => {
      notMe(who, account);
      await someone(account);
      await store.accounts.unbind(account, actorOf(who));
      return {};
    },
    'GET /api/accounts/:account/sessions': async ({ params: { account } }) => {
      await someone(account);
      return { sessions: await sessionViews(account) };
    },
    'DELETE /api/accounts/:account/sessions/:session': ({ who, params: { account, session } }) =>
      endSession(account, session, actorOf(who)),

    'PUT /api/studies/:study/members/:account': async ({ who, params: { study, account }, body: { role, schools } }) => {
      notMe(who, account);
      const asker = asWhat(who);
      const now = (await someone(account)).memberships.find((m) => m.study === study)?.role;
      // a researcher brings somebody in by inviting them, and touches no other researcher
      if (asker !== 'administrator' && now === undefined) throw new Refusal('accountUnknown');
      if (!mayGive(asker).includes(role) || (now !== undefined && !mayGive(asker).includes(now))) throw new Refusal('notAllowed');
      if (!(await store.studies.design(study))) throw new Refusal('studyUnknown');
      await store.accounts.setMember(account, await joiningOf(study, role, schools), actorOf(who));
      if (role === 'coder') await store.evidence.addCoder(study, account, actorOf(who));
      return {};
    },
    'DELETE /api/studies/:study/members/:account': async ({ who, params: { study, account } }) => {
      notMe(who, account);
      const now = (await someone(account)).memberships.find((m) => m.study === study)?.role;
      if (now === undefined) throw new Refusal('accountUnknown');
      if (!mayGive(asWhat(who)).includes(now)) throw new Refusal('notAllowed');
      await store.accounts.removeMember(account, study, actorOf(who));
      return {};
    },

    'GET /api/sessions': async ({ who }) => {
      const { account, session } = accountOf(who);
      return { sessions: await sessionViews(account.id, sha256(session)) };
    },
    'DELETE /api/sessions/:session': ({ who, params: { session } }) => endSession(actorOf(who), session, actorOf(who)),

    'GET /api/settings': async () => ({ ...(await store.accounts.settings()) }),
    'PUT /api/settings': async ({ who, body }) => {
      await store.accounts.saveSettings(body, actorOf(who));
      return { ...(await store.accounts.settings()) };
    },
  };
}
