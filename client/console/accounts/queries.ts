/** What the rooms about accounts ask the server. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '../api.ts';

export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: ({ signal }) => call('GET /api/accounts', { signal }),
  staleTime: 0,
});
/** What happened to accounts, in portions; of one account, where one is given. */
export const accountsAuditQuery = (account: string | null) =>
  infiniteQueryOptions({
    queryKey: ['accounts', 'audit', account],
    queryFn: ({ signal, pageParam }) => accountsAudit(account, pageParam, 50, signal),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next,
    staleTime: 0,
  });
export const accountsAudit = (account: string | null, before: number | null, limit: number, signal?: AbortSignal) =>
  call('GET /api/audit', {
    query: { ...(account === null ? {} : { account }), ...(before === null ? {} : { before }), limit },
    ...(signal ? { signal } : {}),
  });
export const accountSessionsQuery = (account: string) =>
  queryOptions({
    queryKey: ['accounts', account, 'sessions'],
    queryFn: ({ signal }) => call('GET /api/accounts/:account/sessions', { params: { account }, signal }),
    staleTime: 0,
  });
export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => call('GET /api/sessions', { signal }),
  staleTime: 0,
});
export const factorQuery = queryOptions({
  queryKey: ['secondFactor'],
  queryFn: ({ signal }) => call('GET /api/second-factor', { signal }),
  staleTime: 0,
});
export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => call('GET /api/settings', { signal }),
});
