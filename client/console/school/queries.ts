/** What a trainer, a school leader and an internal coach ask the server. */
import { queryOptions } from '@tanstack/react-query';
import { call } from '../api.ts';

export const mySchoolsQuery = queryOptions({
  queryKey: ['mySchools'],
  queryFn: ({ signal }) => call('GET /api/my-schools', { signal }),
});
export const mySchoolQuery = (study: string, school: string) =>
  queryOptions({
    queryKey: ['mySchools', study, school],
    queryFn: ({ signal }) => call('GET /api/studies/:study/schools/:school/response', { params: { study, school }, signal }),
    // counts move while answers come in
    refetchInterval: 60_000,
  });
