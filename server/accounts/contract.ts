/** Who has an account, what they work with, where they are signed in, and what is set for the whole server. */
import { z } from 'zod';
import { accountRole, email, memberRole, membership, personName } from '../auth/contract.ts';
import { type Endpoint, id, language, nothing, type Wire, words } from '../http/contract.ts';

export const accountView = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string().nullable(),
  role: accountRole,
  suspended: z.boolean(),
  /** invited, and never signed in since */
  waiting: z.boolean(),
  // what follows is the administrators' and of the own account: null for colleagues in a study
  administrator: z.boolean().nullable(),
  secondFactor: z.boolean().nullable(),
  /** belongs to one person at the institution, since they first signed in there */
  institution: z.boolean().nullable(),
  /** devices on which somebody is signed in now */
  sessions: z.number().int().nullable(),
  /** is the asker's own */
  own: z.boolean(),
  /** of the asker's studies; an administrator sees all */
  memberships: z.array(membership),
});
export type AccountView = z.infer<typeof accountView>;
/** A study that the asker may invite somebody to. */
export const openStudy = z.object({
  id: z.string(),
  title: words,
  schools: z.array(z.object({ id: z.string(), name: z.string().nullable() })),
});
export type OpenStudy = z.infer<typeof openStudy>;
export const sessionView = z.object({
  id: z.string(),
  device: z.string().nullable(),
  by: z.enum(['password', 'institution']),
  since: z.string(),
  /** to the hour */
  lastUsed: z.string(),
  /** the one that asks */
  current: z.boolean(),
});
export type SessionView = z.infer<typeof sessionView>;
const sessionList = z.object({ sessions: z.array(sessionView) });
export const settings = z.object({
  /** administrators and researchers who sign in with a password must have a second factor */
  secondFactorRequired: z.boolean(),
});
export type Settings = z.infer<typeof settings>;

const one = z.object({ account: id });
const schools = z.array(id).max(500);
/** How the mail with a link ended. `code`: the mail server's status or what stood in the way; null unless it failed. */
export const mailed = z.object({ state: z.enum(['sent', 'failed', 'off']), code: z.string().nullable() });
export type Mailed = z.infer<typeof mailed>;
const link = z.object({
  account: z.string(),
  /** to pass on; null where the account has a password, or a link that only somebody else may hand out */
  link: z.string().nullable(),
  mailed,
});

export const accountsContract = {
  'GET /api/accounts': {
    summary: 'Accounts: all for an administrator, those of the own studies for a researcher',
    reply: z.object({
      accounts: z.array(accountView),
      studies: z.array(openStudy),
      roles: z.array(accountRole),
      /** invitations are mailed; otherwise there is only the link to pass on */
      mail: z.boolean(),
    }),
  },
  'POST /api/accounts': {
    summary: 'Invite somebody: an account, a place in a study, and a link that works once, mailed where mail is set',
    body: z
      .object({
        email,
        role: accountRole,
        study: id.nullable(),
        schools,
        /** of a new account only: who has one says themselves what they are called */
        name: personName.nullable().optional(),
        /** in which mails about this account are written; absent = as before, Dutch for a new account */
        language: language.optional(),
      })
      .strict(),
    reply: link,
  },
  'POST /api/accounts/:account/link': {
    summary: 'A new link for somebody to choose a password with, mailed where mail is set',
    params: one,
    body: z.object({ language: language.optional() }).strict(),
    reply: link,
  },
  'POST /api/accounts/:account/suspend': {
    summary: 'Let nobody sign in with this account; signs out everywhere',
    params: one,
    reply: nothing,
  },
  'POST /api/accounts/:account/restore': { summary: 'Let somebody sign in again', params: one, reply: nothing },
  'PUT /api/accounts/:account/administrator': {
    summary: 'Whether somebody looks after the accounts',
    params: one,
    body: z.object({ administrator: z.boolean() }).strict(),
    reply: nothing,
  },
  'DELETE /api/accounts/:account/second-factor': {
    summary: 'Take the second factor off an account whose phone is lost',
    params: one,
    reply: nothing,
  },
  'DELETE /api/accounts/:account/institution': {
    summary: 'Let the next person who signs in at the institution with this address have the account',
    params: one,
    reply: nothing,
  },
  'GET /api/accounts/:account/sessions': { summary: 'Where somebody is signed in', params: one, reply: sessionList },
  'DELETE /api/accounts/:account/sessions/:session': {
    summary: 'Sign somebody out on a device',
    params: z.object({ account: id, session: id }),
    reply: nothing,
  },
  'PUT /api/studies/:study/members/:account': {
    summary: 'What somebody is in a study, and for which schools',
    params: z.object({ study: id, account: id }),
    body: z.object({ role: memberRole, schools }).strict(),
    reply: nothing,
  },
  'DELETE /api/studies/:study/members/:account': {
    summary: 'Take somebody out of a study',
    params: z.object({ study: id, account: id }),
    reply: nothing,
  },
  'GET /api/sessions': { summary: 'Where I am signed in', reply: sessionList },
  'DELETE /api/sessions/:session': { summary: 'Sign out on another device', params: z.object({ session: id }), reply: nothing },
  'GET /api/settings': { summary: 'What is set for the whole server', reply: settings },
  'PUT /api/settings': { summary: 'Set it', body: settings.strict(), reply: settings },
} as const satisfies Record<string, Endpoint>;
export type AccountsWire = Wire<typeof accountsContract>;
