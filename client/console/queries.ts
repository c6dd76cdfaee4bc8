/** What the console asks the server, by feature; every room takes its data from here. */
import { MutationCache, QueryCache, QueryClient, queryOptions } from '@tanstack/react-query';
import type { Session } from '../../server/auth/contract.ts';
import { Refused } from '../lib/call.ts';
import { call, keepCsrf } from './api.ts';

/** Signed out by the server (the session ended): the gate shows the sign-in page. */
export const signedOut: Session = { account: null, csrf: null, institution: false, forgot: false, secondFactorDue: false };

const retry = (failures: number, error: unknown) =>
  error instanceof Refused && (error.status === 0 || error.status >= 502) && failures < 2;

/** Any refusal may be the first sign that the session is over. */
export function noteEnd(error: unknown): void {
  if (!(error instanceof Refused) || error.code !== 'signInNeeded') return;
  queryClient.setQueryData(['sessionEnded'], true);
  queryClient.setQueryData(['session'], signedOut);
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noteEnd }),
  // a button pressed after the session ended leads to the sign-in page too, and from there back here
  mutationCache: new MutationCache({ onError: noteEnd }),
  defaultOptions: { queries: { retry, staleTime: 10_000, refetchOnWindowFocus: true }, mutations: { retry: false } },
});

/** Whether the server ended the session, rather than the person who is looking. */
export const endedByItself = (): boolean => queryClient.getQueryData(['sessionEnded']) === true;

/** whose data this page holds; null = nobody's yet */
let holder: string | null = null;
/** On a shared computer somebody else may sign in after a session ended by itself: nothing of the former account stays. */
function forgetOthers({ account }: Session): void {
  if (account === null) return;
  if (holder !== null && holder !== account.email)
    queryClient.removeQueries({ predicate: ({ queryKey: [first] }) => first !== 'session' && first !== 'institution' });
  holder = account.email;
}

/** Takes over a session reply: the CSRF value, and who is signed in. */
export function takeSession(session: Session): Session {
  keepCsrf(session.csrf);
  forgetOthers(session);
  queryClient.setQueryData(['sessionEnded'], false);
  queryClient.setQueryData(['session'], session);
  return session;
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    const session = await call('GET /api/session', { signal });
    keepCsrf(session.csrf);
    forgetOthers(session);
    return session;
  },
  staleTime: 60_000,
});

export const studiesQuery = queryOptions({
  queryKey: ['studies'],
  queryFn: ({ signal }) => call('GET /api/studies', { signal }),
});
export const studyQuery = (study: string) =>
  queryOptions({
    queryKey: ['study', study],
    queryFn: ({ signal }) => call('GET /api/studies/:study', { params: { study }, signal }),
  });
export const responseQuery = (study: string) =>
  queryOptions({
    queryKey: ['study', study, 'response'],
    queryFn: ({ signal }) => call('GET /api/studies/:study/response', { params: { study }, signal }),
  });
export const schoolsQuery = (study: string) =>
  queryOptions({
    queryKey: ['study', study, 'schools'],
    queryFn: ({ signal }) => call('GET /api/studies/:study/schools', { params: { study }, signal }),
  });
export const peopleQuery = (study: string, school: string) =>
  queryOptions({
    queryKey: ['study', study, 'schools', school],
    queryFn: ({ signal }) => call('GET /api/studies/:study/schools/:school/people', { params: { study, school }, signal }),
  });
export const coordinatorQuery = (study: string, school: string) =>
  queryOptions({
    queryKey: ['study', study, 'schools', school, 'coordinator'],
    queryFn: ({ signal }) => call('GET /api/studies/:study/schools/:school/coordinator', { params: { study, school }, signal }),
  });
export const invitationsQuery = (study: string, wave: string) =>
  queryOptions({
    queryKey: ['study', study, 'invitations', wave],
    queryFn: ({ signal }) => call('GET /api/studies/:study/waves/:wave/invitations', { params: { study, wave }, signal }),
  });
export const auditQuery = (study: string) =>
  queryOptions({
    queryKey: ['study', study, 'audit'],
    queryFn: ({ signal }) => call('GET /api/studies/:study/audit', { params: { study }, signal }),
    staleTime: 0,
  });
/** Whether mail of a study needs somebody; looked at every minute. */
export const mailAlarmQuery = (study: string) =>
  queryOptions({
    queryKey: ['study', study, 'mail', 'alarm'],
    queryFn: ({ signal }) => call('GET /api/studies/:study/mail/alarm', { params: { study }, signal }),
    refetchInterval: 60_000,
    staleTime: 30_000,
  });
