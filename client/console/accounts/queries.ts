/** What the rooms about accounts ask the server. */
import { queryOptions } from '@tanstack/react-query';
import { call } from '../api.ts';

export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: ({ signal }) => call('GET /api/accounts', { signal }),
  staleTime: 0,
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
