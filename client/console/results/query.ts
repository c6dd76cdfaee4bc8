/** Computed when asked for: kept while the reader walks around, never asked again by itself. */
import { queryOptions } from '@tanstack/react-query';
import type { Language } from '../../../instruments/types.ts';
import { call } from '../api.ts';
import { heavy } from '../jobs/heavy.ts';

export const resultsKey = (study: string, language: Language) => ['study', study, 'results', language] as const;

export const resultsQuery = (study: string, language: Language) =>
  queryOptions({
    queryKey: resultsKey(study, language),
    queryFn: ({ signal }) =>
      heavy({
        study,
        key: resultsKey(study, language),
        signal,
        begin: () => call('POST /api/studies/:study/results/jobs', { params: { study }, body: { language }, signal }),
        fetch: () => call('GET /api/studies/:study/results', { params: { study }, query: { language }, signal }),
      }),
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
  });
