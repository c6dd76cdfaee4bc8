/** The console's one `call`, and the CSRF value that goes with every request that changes something. */
import type { AccountsWire } from '../../server/accounts/contract.ts';
import type { AuditWire } from '../../server/audit/contract.ts';
import type { AutomaticWire } from '../../server/automatic/contract.ts';
import type { AuthWire } from '../../server/auth/contract.ts';
import type { ClassesWire } from '../../server/classes/contract.ts';
import type { CockpitWire } from '../../server/cockpit/contract.ts';
import type { ContrastWire } from '../../server/contrast/contract.ts';
import type { DesignWire } from '../../server/design/contract.ts';
import type { EvidenceWire } from '../../server/evidence/contract.ts';
import type { FactorWire } from '../../server/factor/contract.ts';
import type { InvitationsWire } from '../../server/invitations/contract.ts';
import type { JobsWire } from '../../server/jobs/contract.ts';
import type { MailWire } from '../../server/mail/contract.ts';
import type { MineWire } from '../../server/mine/contract.ts';
import type { OidcWire } from '../../server/oidc/contract.ts';
import type { QualityWire } from '../../server/quality/contract.ts';
import type { PeopleWire } from '../../server/people/contract.ts';
import type { ReturnedWire } from '../../server/returned/contract.ts';
import type { RostersWire } from '../../server/rosters/contract.ts';
import type { SchoolsWire } from '../../server/schools/contract.ts';
import type { StudiesWire } from '../../server/studies/contract.ts';
import type { WavesWire } from '../../server/waves/contract.ts';
import { addressOf, caller, type CallInput, Refused, refusalOf } from '../lib/call.ts';
import { nameOf, saveFile } from '../lib/download.ts';

export type ConsoleWire = JobsWire &
  ContrastWire &
  DesignWire &
  CockpitWire &
  QualityWire &
  AuthWire &
  AccountsWire &
  FactorWire &
  OidcWire &
  MineWire &
  StudiesWire &
  SchoolsWire &
  PeopleWire &
  RostersWire &
  ClassesWire &
  WavesWire &
  InvitationsWire &
  MailWire &
  AutomaticWire &
  ReturnedWire &
  AuditWire &
  EvidenceWire;

let csrf: string | null = null;
/** Every session reply brings the value to send from then on. */
export const keepCsrf = (value: string | null): void => {
  csrf = value;
};
/** The headers of a request that changes something. */
export const changeHeaders = (method: string): Record<string, string> =>
  method === 'GET' || csrf === null ? {} : { 'X-CSRF-Token': csrf };

export const call = caller<ConsoleWire>(changeHeaders);

/** The address of a GET, for a link that downloads. */
export const hrefOf = <K extends keyof ConsoleWire & `GET ${string}`>(key: K, input: CallInput<ConsoleWire[K]>): string => {
  const { params = {}, query = {} } = input as { params?: object; query?: object };
  return addressOf(key, params, query).path;
};

/** Sends a file as it is. @throws Refused */
export async function upload<K extends keyof ConsoleWire & `POST ${string}`>(
  key: K,
  input: CallInput<ConsoleWire[K]>,
  file: File,
): Promise<ConsoleWire[K]['reply']> {
  const { params = {}, query = {} } = input as { params?: object; query?: object };
  const { method, path } = addressOf(key, params, query);
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
  return (await response.json()) as ConsoleWire[K]['reply'];
}

/** Fetches a file and hands it to the browser's downloads. */
export async function download<K extends keyof ConsoleWire>(
  key: K,
  input: CallInput<ConsoleWire[K]>,
  fallbackName: string,
): Promise<void> {
  const response = await call.file(key, input);
  saveFile(nameOf(response, fallbackName), await response.blob());
}
