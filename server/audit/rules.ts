/** Whom the ids of an audit entry stand for: names live in accounts, so they are looked up when the audit is read. */
import type { AuditWho } from './contract.ts';

export interface Named {
  readonly email: string;
  readonly name: string | null;
  readonly administrator: boolean;
}

const kinds: readonly (readonly [RegExp, AuditWho['kind']])[] = [
  [/^invitation:/, 'respondent'],
  [/^class:/, 'pupil'],
  [/^coordinator:/, 'school'],
  [/^server$/, 'server'],
  [/^command line$/, 'commandLine'],
];

/**
 * Who an actor is. `mayBeNamed` says of an account whether the asker may know it by name: a researcher the people of the study, not an
 * administrator from outside it.
 */
export function whoIs(
  actor: string,
  names: ReadonlyMap<string, Named>,
  mayBeNamed: (account: string, of: Named) => boolean = () => true,
): AuditWho {
  const account = names.get(actor);
  if (account && !mayBeNamed(actor, account)) return { kind: 'administrator', name: null };
  if (account) return { kind: 'account', name: account.name ?? account.email };
  return { kind: kinds.find(([pattern]) => pattern.test(actor))?.[1] ?? 'other', name: null };
}

/** The account that an entry is about, by name; null where the subject is none, or one that the asker may not know. */
export function aboutWhom(
  subject: string,
  names: ReadonlyMap<string, Named>,
  mayBeNamed: (account: string, of: Named) => boolean = () => true,
): string | null {
  const account = names.get(subject);
  return account && mayBeNamed(subject, account) ? (account.name ?? account.email) : null;
}
