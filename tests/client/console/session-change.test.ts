/** A shared computer: what one account saw is gone when another one signs in, also when nobody signed out. */
import { expect, it } from 'vitest';
import type { Session } from '../../../server/auth/contract.ts';
import { noteEnd, queryClient, takeSession } from '../../../client/console/queries.ts';
import { Refused } from '../../../client/lib/call.ts';

const of = (email: string): Session => ({
  account: { email, name: null, role: 'coder', administrator: false, memberships: [] },
  csrf: 'csrf',
  institution: false,
  forgot: false,
  secondFactorDue: false,
});
const results = ['study', 'a', 'results'];

it('keeps the data of who signs in again, and forgets it for somebody else', () => {
  takeSession(of('researcher@example.org'));
  queryClient.setQueryData(results, 'effects of schools');
  noteEnd(new Refused('signInNeeded', 401));
  takeSession(of('researcher@example.org'));
  expect(queryClient.getQueryData(results)).toBe('effects of schools');
  noteEnd(new Refused('signInNeeded', 401));
  takeSession(of('coder@example.org'));
  expect(queryClient.getQueryData(results)).toBeUndefined();
  expect(queryClient.getQueryData<Session>(['session'])?.account?.email).toBe('coder@example.org');
});
