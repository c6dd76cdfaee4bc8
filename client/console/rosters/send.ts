/** Sends a staff list to be looked at, and the table as it is now to be checked or taken in. */
import { addressOf, Refused, refusalOf } from '../../lib/call.ts';
import { call, changeHeaders, type ConsoleWire } from '../api.ts';

export type Preview = ConsoleWire['POST /api/studies/:study/rosters/preview']['reply'];
export type Table = Preview['table'];
export type Outcome = Preview['outcome'];
export type CellProblem = Outcome['problems'][number];
export type Field = Table['mapping'][string];
export type Applied = ConsoleWire['POST /api/studies/:study/rosters/apply']['reply'];

/** @throws Refused */
export async function preview(study: string, of: { school: string; wave: string }, file: File): Promise<Preview> {
  const query = { wave: of.wave, ...(of.school === '' ? {} : { school: of.school }) };
  const { method, path } = addressOf('POST /api/studies/:study/rosters/preview' satisfies keyof ConsoleWire, { study }, query);
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: { Accept: 'application/json', 'Content-Type': 'application/octet-stream', ...changeHeaders(method) },
      credentials: 'same-origin',
      body: file,
    });
  } catch {
    throw new Refused('offline', 0);
  }
  if (!response.ok) throw await refusalOf(response);
  return (await response.json()) as Preview;
}

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
