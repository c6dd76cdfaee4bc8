/** What the material and joint display rooms ask the server. */
import { queryOptions } from '@tanstack/react-query';
import type { Language } from '../../../instruments/types.ts';
import { call } from '../api.ts';

export const evidenceQuery = (study: string) =>
  queryOptions({
    queryKey: ['study', study, 'evidence'],
    queryFn: ({ signal }) => call('GET /api/studies/:study/evidence', { params: { study }, signal }),
    staleTime: 0,
  });
/** Computed when asked for, as the results are. */
export const jointQuery = (study: string, language: Language) =>
  queryOptions({
    queryKey: ['study', study, 'joint', language],
    queryFn: ({ signal }) => call('GET /api/studies/:study/joint-display', { params: { study }, query: { language }, signal }),
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
  });
