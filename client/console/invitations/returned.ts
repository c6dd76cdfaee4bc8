/** Sends returned mails to be looked at, file by file, and puts what they say together. */
import { Refused } from '../../lib/call.ts';
import { type ConsoleWire, upload } from '../api.ts';

type Looked = ConsoleWire['POST /api/studies/:study/mail/returned']['reply'];
export type Returned = Looked['mails'][number];
export interface Found extends Looked {
  /** files that were not read: too large, or the server said no */
  readonly failed: readonly { readonly name: string; readonly error: unknown }[];
}

/** what is most certain about one mail stands for all that came back of it */
const weight = (one: Returned) =>
  one.marks ? 0 : ['bounced', 'trying', 'automatic', 'other', 'unreadable'].indexOf(one.kind) + 1;

/** One row for each of our mails, the gravest; everything that was not found stays. */
export function together(mails: readonly Returned[]): Returned[] {
  const ours = new Map<string, Returned>();
  const rest: Returned[] = [];
  for (const one of mails) {
    if (one.mail === null) rest.push(one);
    else {
      const before = ours.get(one.mail.id);
      if (!before || weight(one) < weight(before)) ours.set(one.mail.id, one);
    }
  }
  return [...ours.values(), ...rest].toSorted((a, b) => weight(a) - weight(b));
}

/** as the server takes them (server/returned/contract.ts) */
const mostBytes = 20 * 1_048_576;

async function lookAt(study: string, file: File): Promise<Looked> {
  if (file.size > mostBytes) throw new Refused('returnedRefused', 413);
  return upload('POST /api/studies/:study/mail/returned', { params: { study } }, file);
}

/** Never rejects: a file that fails is named, the others are read. */
export async function lookAtReturned(study: string, files: readonly File[], tell: (done: number) => void): Promise<Found> {
  let [read, left] = [0, 0];
  const mails: Returned[] = [];
  const failed: { name: string; error: unknown }[] = [];
  for (const [i, file] of files.entries()) {
    tell(i);
    try {
      const one = await lookAt(study, file);
      read += one.read;
      left += one.left;
      mails.push(...one.mails);
    } catch (error) {
      failed.push({ name: file.name, error });
    }
  }
  return { read, left, failed, mails: together(mails) };
}
