/** Asks for the matrix every few seconds; the server answers in a few bytes as long as nothing changed. */
import { queryOptions } from '@tanstack/react-query';
import { call, type ConsoleWire } from '../api.ts';
import { queryClient } from '../queries.ts';

export type Cockpit = ConsoleWire['GET /api/studies/:study/cockpit']['reply'];
export type School = Cockpit['schools'][number];
export type SchoolWave = School['waves'][number];
export type Action = NonNullable<SchoolWave['action']>;

const every = 5000;

export const cockpitQuery = (study: string) => {
  const queryKey = ['study', study, 'cockpit'];
  return queryOptions({
    queryKey,
    queryFn: async ({ signal }): Promise<Cockpit> => {
      const before = queryClient.getQueryData<Cockpit>(queryKey);
      const query = before === undefined ? {} : { mark: before.mark };
      const now = await call('GET /api/studies/:study/cockpit', { params: { study }, query, signal });
      return now.changed || before === undefined ? now : { ...before, at: now.at };
    },
    refetchInterval: every,
    staleTime: 0,
  });
};

export const callsQuery = (study: string, wave: string) =>
  queryOptions({
    queryKey: ['study', study, 'cockpit', wave],
    queryFn: ({ signal }) => call('GET /api/studies/:study/cockpit/:wave', { params: { study, wave }, signal }),
    staleTime: 0,
    refetchInterval: every,
  });

export const functionsQuery = (study: string, wave: string, school: string) =>
  queryOptions({
    queryKey: ['study', study, 'cockpit', wave, school],
    queryFn: ({ signal }) => call('GET /api/studies/:study/cockpit/:wave/:school', { params: { study, wave, school }, signal }),
    staleTime: 0,
    refetchInterval: every,
  });
