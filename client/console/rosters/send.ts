/** Sends a staff list to be looked at, and the table as it is now to be checked or taken in. */
import { call, type ConsoleWire, upload } from '../api.ts';

export type Preview = ConsoleWire['POST /api/studies/:study/rosters/preview']['reply'];
export type Table = Preview['table'];
export type Outcome = Preview['outcome'];
export type CellProblem = Outcome['problems'][number];
export type Field = Table['mapping'][string];
export type Applied = ConsoleWire['POST /api/studies/:study/rosters/apply']['reply'];

export const preview = (study: string, of: { school: string; wave: string }, file: File): Promise<Preview> =>
  upload(
    'POST /api/studies/:study/rosters/preview',
    { params: { study }, query: { wave: of.wave, ...(of.school === '' ? {} : { school: of.school }) } },
    file,
  );

export const check = (study: string, table: Table, signal: AbortSignal): Promise<Outcome> =>
  call('POST /api/studies/:study/rosters/check', { params: { study }, body: table, signal });

export const take = (
  study: string,
  { groups }: Preview,
  table: Table,
  outcome: Outcome,
  stay: readonly string[],
): Promise<Applied> =>
  call('POST /api/studies/:study/rosters/apply', {
    params: { study },
    body: { ...table, groups, revision: outcome.revision, stay: [...stay] },
  });
