/** What the design room asks the server. */
import { queryOptions } from '@tanstack/react-query';
import { call } from '../api.ts';

export const designQuery = (study: string) =>
  queryOptions({
    queryKey: ['study', study, 'design'],
    queryFn: ({ signal }) => call('GET /api/studies/:study/design', { params: { study }, signal }),
  });
