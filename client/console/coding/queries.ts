/** What the coding rooms ask the server. */
import { queryOptions } from '@tanstack/react-query';
import { call } from '../api.ts';

export const codingStudiesQuery = queryOptions({
  queryKey: ['coding'],
  queryFn: ({ signal }) => call('GET /api/coding', { signal }),
  staleTime: 0,
});
export const worklistQuery = (study: string) =>
  queryOptions({
    queryKey: ['study', study, 'coding'],
    queryFn: ({ signal }) => call('GET /api/studies/:study/coding', { params: { study }, signal }),
    staleTime: 0,
  });
/** Never asked again by itself: what is typed must not be drawn over. */
export const unitQuery = (study: string, unit: string) =>
  queryOptions({
    queryKey: ['study', study, 'coding', unit],
    queryFn: ({ signal }) => call('GET /api/studies/:study/coding/:unit', { params: { study, unit }, signal }),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
export const consensusQuery = (study: string) =>
  queryOptions({
    queryKey: ['study', study, 'consensus'],
    queryFn: ({ signal }) => call('GET /api/studies/:study/consensus', { params: { study }, signal }),
    staleTime: 0,
  });
export const consensusUnitQuery = (study: string, unit: string) =>
  queryOptions({
    queryKey: ['study', study, 'consensus', unit],
    queryFn: ({ signal }) => call('GET /api/studies/:study/consensus/:unit', { params: { study, unit }, signal }),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
