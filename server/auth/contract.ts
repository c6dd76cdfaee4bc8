/** Signing in and out. Accounts are for researchers and coders; respondents have a personal link instead. */
import { z } from 'zod';
import { type Endpoint, language, nothing, type Wire } from '../http/contract.ts';

export const accountRole = z.enum([
  'researcher',
  'assistant',
  'trainer',
  'schoolLeader',
  'internalCoach',
  'coder',
  'administrator',
]);
export type AccountRole = z.infer<typeof accountRole>;
export const memberRole = accountRole.exclude(['administrator']);
export type MemberRole = z.infer<typeof memberRole>;
/** What somebody is in a study; `schools` for the roles that are there for certain schools. */
export const membership = z.object({ study: z.string(), role: memberRole, schools: z.array(z.string()).nullable() });
export type Membership = z.infer<typeof membership>;
/** `role` is what the account is by itself; within a study its membership counts. */
export const account = z.object({
  email: z.string(),
  /** what colleagues know somebody by */
  name: z.string().nullable(),
  role: accountRole,
  administrator: z.boolean(),
  memberships: z.array(membership),
});
/** `csrf` goes back in the header `X-CSRF-Token` of every request that changes something. */
export const session = z.object({
  account: account.nullable(),
  csrf: z.string().nullable(),
  /** one can sign in with the institution's account (OpenID Connect) */
  institution: z.boolean(),
  /** who forgot the password can have a link mailed: a mail server is set */
  forgot: z.boolean(),
  /** nothing else is possible before this account has a second factor */
  secondFactorDue: z.boolean(),
});
export type Session = z.infer<typeof session>;

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/);
/** A name as people write it: one line, and nothing that a mail program would turn into a link. */
export const personName = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^[^\p{Cc}\p{Cf}<>@/\\]*$/u);
const password = z.string().min(12).max(200);
/** the current password, asked again before something grave; not asked of accounts without one */
export const currentPassword = z.string().min(1).max(200).optional();
/** a code of the authenticator app, or a recovery code */
export const code = z.string().trim().min(6).max(40);

export const authContract = {
  'GET /api/session': { summary: 'Who is signed in', reply: session },
  'POST /api/session': {
    summary: 'Sign in with e-mail and password, and the code of the authenticator app where the account has one',
    body: z.object({ email, password: z.string().min(1).max(200), code: code.optional() }).strict(),
    reply: session,
  },
  'PUT /api/session/password': {
    summary: 'Choose another password; signs out on every other device',
    body: z.object({ current: currentPassword, password }).strict(),
    reply: nothing,
  },
  'PUT /api/session/name': {
    summary: 'What colleagues know me by; null = the address only',
    body: z.object({ name: personName.nullable() }).strict(),
    reply: nothing,
  },
  'POST /api/session/forgot': {
    summary: 'Have a link mailed to choose another password with; the reply is the same whether or not there is such an account',
    body: z.object({ email, language }).strict(),
    reply: nothing,
  },
  'DELETE /api/session': { summary: 'Sign out', reply: nothing },
  'POST /api/one-time/look': {
    summary: 'What a one-time link is for (the link is not used up)',
    body: z.object({ token: z.string().max(100) }).strict(),
    reply: z.object({ purpose: z.enum(['firstAccount', 'signIn']), email: z.string().nullable(), role: accountRole }),
  },
  'POST /api/one-time': {
    summary: 'Use a one-time link: choose a password (and for the first account an e-mail address) and be signed in',
    body: z.object({ token: z.string().max(100), email: email.optional(), password, code: code.optional() }).strict(),
    reply: session,
  },
} as const satisfies Record<string, Endpoint>;
export type AuthWire = Wire<typeof authContract>;
