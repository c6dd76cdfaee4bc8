/** What the tests over HTTP share: files sent, tables applied, and a fingerprint of everything that is stored about people. */
import { createHash } from 'node:crypto';
import type { RosterOutcome, RosterPreview } from '../../server/rosters/contract.ts';
import { type Problem, study, type Visitor, type World } from '../world.ts';

export type Preview = RosterPreview & Problem;
export const send = (who: Visitor, bytes: Uint8Array, query: string) =>
  who.fetch<Preview>('POST', `/api/studies/${study}/rosters/preview?${query}`, {
    body: bytes,
    headers: { 'Content-Type': 'application/octet-stream' },
  });
export interface Applied extends Problem {
  readonly joined: number;
  readonly changed: number;
  readonly left: number;
  readonly same: number;
  readonly invited: number;
  readonly groups: number;
}
export const apply = (who: Visitor, { table, outcome, groups }: RosterPreview, more: object = {}) =>
  who.send<Applied>(`POST /api/studies/${study}/rosters/apply`, {
    ...table,
    revision: outcome.revision,
    stay: [],
    groups,
    ...more,
  });
export const check = (who: Visitor, table: RosterPreview['table']) =>
  who.send<RosterOutcome & Problem>(`POST /api/studies/${study}/rosters/check`, table);

export interface Listed {
  readonly id: string;
  readonly name: string;
  readonly functions: readonly string[];
  readonly group: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly leave: readonly string[];
}
export const listOf = async (who: Visitor, school: string) =>
  (await who.send<{ people: Listed[] }>(`GET /api/studies/${study}/schools/${school}/people`)).body.people.toSorted((a, b) =>
    a.id < b.id ? -1 : 1,
  );

/** Changes when anything changes that a roster touches: people, invitations, sizes, and the log of what was done. */
export async function fingerprint({ store }: World): Promise<string> {
  const seen = [
    await store.people.list(study),
    await Promise.all(['T1', 'T2a', 'T3'].map((wave) => store.invitations.list(study, wave))),
    await store.rosters.sizes(study),
    (await store.rosters.rosters(study)).revision,
    await store.audit.ofStudy(study, 500),
  ];
  return createHash('sha256').update(JSON.stringify(seen)).digest('hex');
}
