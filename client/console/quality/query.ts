/** What the room asks: doubts are looked for in a worker first. */
import { queryOptions } from '@tanstack/react-query';
import { call, type ConsoleWire } from '../api.ts';
import { heavy } from '../jobs/heavy.ts';

export type Quality = ConsoleWire['GET /api/studies/:study/quality']['reply'];
export type Doubt = Quality['doubts'][number];
export type FlagKind = Doubt['flags'][number]['kind'];
export type Reason = Doubt['decisions'][number]['reason'];

export const flagKinds: readonly FlagKind[] = [
  'straightLine',
  'longString',
  'contradiction',
  'tooFast',
  'impossibleTime',
  'sameTieToAll',
  'duplicate',
  'movedPerson',
  'mixedVersions',
];
export const reasons: readonly Reason[] = ['careless', 'duplicate', 'wrongPerson', 'testEntry', 'onRequest', 'other'];

export const qualityKey = (study: string) => ['study', study, 'quality'];
export const qualityQuery = (study: string) =>
  queryOptions({
    queryKey: qualityKey(study),
    queryFn: ({ signal }) =>
      heavy({
        study,
        key: qualityKey(study),
        begin: () => call('POST /api/studies/:study/quality/jobs', { params: { study }, body: {} }),
        fetch: () => call('GET /api/studies/:study/quality', { params: { study }, signal }),
        signal,
      }),
  });

export const judgedQuery = (study: string, response: string) =>
  queryOptions({
    queryKey: [...qualityKey(study), response],
    queryFn: ({ signal }) => call('GET /api/studies/:study/quality/:response', { params: { study, response }, signal }),
  });
