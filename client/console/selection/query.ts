/** What the room asks: the selection for a model and k, computed where nobody has yet. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Language } from '../../../instruments/types.ts';
import type { SelectionView } from '../../../server/contrast/contract.ts';
import { call } from '../api.ts';
import { heavy } from '../jobs/heavy.ts';

/** Empty: as the study's plan says. */
export interface Question {
  readonly model?: SelectionView['model'];
  readonly k?: number;
}

export const selectionKey = (study: string, language: Language, question: Question) =>
  ['study', study, 'selection', language, question] as const;

export const selectionQuery = (study: string, language: Language, question: Question) =>
  queryOptions({
    queryKey: selectionKey(study, language, question),
    queryFn: ({ signal }) =>
      heavy({
        study,
        key: selectionKey(study, language, question),
        signal,
        begin: () => call('POST /api/studies/:study/selection/jobs', { params: { study }, body: question, signal }),
        fetch: () => call('GET /api/studies/:study/selection', { params: { study }, query: { ...question, language }, signal }),
      }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
