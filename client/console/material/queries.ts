/** What the material and joint display rooms ask the server. */
import { queryOptions } from '@tanstack/react-query';
import type { Language } from '../../../instruments/types.ts';
import { call } from '../api.ts';
import { queryClient } from '../queries.ts';

export const evidenceQuery = (study: string) =>
  queryOptions({
    queryKey: ['study', study, 'evidence'],
    queryFn: ({ signal }) => call('GET /api/studies/:study/evidence', { params: { study }, signal }),
    staleTime: 0,
  });
/** One text; kept while the page is open. */
export const materialQuery = (study: string, material: string) =>
  queryOptions({
    queryKey: ['study', study, 'material', material],
    queryFn: ({ signal }) => call('GET /api/studies/:study/materials/:material', { params: { study, material }, signal }),
    staleTime: 5 * 60_000,
  });
/** Codes or inferences moved: what was computed of them is made again when somebody opens it. */
export const findingsMoved = (study: string): void => {
  for (const made of ['results', 'joint'])
    void queryClient.invalidateQueries({ queryKey: ['study', study, made], refetchType: 'none' });
};
/** Computed when asked for, as the results are. */
export const jointQuery = (study: string, language: Language) =>
  queryOptions({
    queryKey: ['study', study, 'joint', language],
    queryFn: ({ signal }) => call('GET /api/studies/:study/joint-display', { params: { study }, query: { language }, signal }),
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
  });
