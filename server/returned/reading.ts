/**
 * Reads returned mail: one message (.eml), an mbox, or a ZIP of them, in a worker. Only what is needed to find the mail and say what became of
 * it leaves this function. Nothing is fetched or written; how much is looked at is bounded.
 * Sources: RFC 3464 (delivery status), RFC 3463 (status codes), RFC 3834 (automatic answers), RFC 4155 (mbox), RFC 6533 (message/global-*).
 */
import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { unpack, zipEntries } from '../studies/folder/zip-entries.ts';

export const returnedLimits = {
  messages: 2000,
  /** of one message only so much is looked at: what tells of its fate stands before what was attached */
  messageBytes: 512 * 1024,
  /** of a ZIP, unpacked */
  totalBytes: 64 * 1_048_576,
  /** of parts within parts */
  parts: 20,
  /** of messages that were forwarded as attachments of messages */
  messagesWithin: 2,
  /** Message-IDs and recipients of one message: ours names one of each, and what is matched grows with their product */
  idsOfMessage: 40,
  recipientsOfMessage: 200,
  headerBytes: 256 * 1024,
} as const;

export interface Returned {
  readonly kind: 'bounced' | 'trying' | 'automatic' | 'other' | 'unreadable';
  /** enhanced status, "5.1.1"; null = none was given */
  readonly status: string | null;
  /** to whom it was sent, in lower case */
  readonly address: string | null;
  /** Message-IDs that it names, most certain first, with their angle brackets */
  readonly messageIds: readonly string[];
  readonly subject: string | null;
  /** when it was written, ISO 8601 */
  readonly date: string | null;
}
export interface ReturnedFile {
  readonly read: number;
  readonly left: number;
  readonly mails: readonly Returned[];
}

const unreadable: Returned = { kind: 'unreadable', status: null, address: null, messageIds: [], subject: null, date: null };
const startsWith = (bytes: Uint8Array, ...start: readonly number[]) => start.every((byte, i) => bytes[i] === byte);
const isZip = (bytes: Uint8Array) => startsWith(bytes, 0x50, 0x4b, 3, 4) || startsWith(bytes, 0x50, 0x4b, 5, 6);
const fromLine = [0x46, 0x72, 0x6f, 0x6d, 0x20] as const; // "From "

/** The messages of an mbox: each begins with a line "From " at the start or after an empty line. */
function* messagesOf(bytes: Uint8Array): Generator<Uint8Array> {
  if (!startsWith(bytes, ...fromLine)) {
    yield bytes;
    return;
  }
  const lineFeed = 0x0a;
  let start = 0;
  let empty = false;
  for (let at = bytes.indexOf(lineFeed) + 1; at > 0 && at < bytes.length; ) {
    const next = bytes.indexOf(lineFeed, at) + 1;
    const end = next === 0 ? bytes.length : next;
    if (empty && startsWith(bytes.subarray(at, at + 5), ...fromLine)) {
      yield bytes.subarray(bytes.indexOf(lineFeed, start) + 1, at);
      start = at;
    }
    empty = end - at <= 1 || (end - at === 2 && bytes[at] === 0x0d);
    at = end;
  }
  yield bytes.subarray(bytes.indexOf(lineFeed, start) + 1);
}

/** What a file holds; `undefined` for a part of it that cannot be read. */
function* contents(bytes: Uint8Array): Generator<Uint8Array | undefined> {
  if (!isZip(bytes)) {
    yield* messagesOf(bytes);
    return;
  }
  const entries = zipEntries(bytes, returnedLimits.messages * 2);
  if (!entries) {
    yield undefined;
    return;
  }
  let total = 0;
  for (const entry of entries) {
    const name = entry.name.slice(entry.name.lastIndexOf('/') + 1);
    // folders, and what systems add by themselves
    if (name === '' || name.startsWith('.') || entry.name.startsWith('__MACOSX/')) continue;
    total += entry.size;
    const whole = entry.encrypted || entry.link || total > returnedLimits.totalBytes ? undefined : unpack(bytes, entry);
    if (whole === undefined || isZip(whole)) yield undefined;
    else yield* messagesOf(whole);
  }
}

const text = (content: Attachment['content']): string =>
  typeof content === 'string'
    ? content
    : new TextDecoder().decode(new Uint8Array(content).subarray(0, returnedLimits.headerBytes));

type Fields = ReadonlyMap<string, string>;
/** "Name: value" lines up to an empty one, folded lines joined; of a name that comes twice the first. */
function fieldsOf(block: string): Fields {
  const fields = new Map<string, string>();
  for (const line of block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const at = line.indexOf(':');
    if (at > 0) {
      const name = line.slice(0, at).trim().toLowerCase();
      if (!fields.has(name)) fields.set(name, line.slice(at + 1).trim());
    }
  }
  return fields;
}
const blocksOf = (status: string): readonly Fields[] =>
  status
    .split(/(?:\r?\n[ \t]*){2,}/)
    .slice(0, 200)
    .map(fieldsOf);

/** "rfc822; anna@example.org" → "anna@example.org" */
const addressOf = (field: string | undefined): string | null =>
  /^(?:[^;]*;)?\s*<?([^\s<>;]{1,64}@[^\s<>;]{1,190})>?/.exec(field ?? '')?.[1]?.toLowerCase() ?? null;
const statusIn = (field: string | undefined): string | undefined =>
  /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])/.exec(field ?? '')?.[0];

/** The status of a recipient: where the field says no more than the class, what the server itself said. */
export function statusOfReport(fields: Fields): string | null {
  const given = statusIn(fields.get('status'));
  const said = statusIn(fields.get('diagnostic-code'));
  return (given?.endsWith('.0.0') && said?.startsWith(given[0]!) ? said : given) ?? said ?? null;
}

/** Final only when the report says so: "failed", or no action and a status of class 5. */
function fate(fields: Fields, status: string | null): Returned['kind'] {
  const action = fields.get('action')?.toLowerCase();
  if (action === 'failed') return 'bounced';
  if (action === 'delayed') return 'trying';
  if (action !== undefined) return 'other';
  return status?.startsWith('5') ? 'bounced' : status?.startsWith('4') ? 'trying' : 'other';
}

const absent =
  /^\s*(?:automatisch(?:e)? (?:antwoord|beantwoording|reactie)|automatic reply|auto(?:matic)?[ -]?(?:reply|response|reactie)|out of (?:the )?office|afwezig|niet aanwezig|vakantiemelding)\b/i;
function isAutomatic({ headers, subject }: Email): boolean {
  const value = (key: string) =>
    headers
      .find((h) => h.key === key)
      ?.value.trim()
      .toLowerCase();
  const submitted = value('auto-submitted');
  return (
    (submitted !== undefined && submitted !== 'no') ||
    value('x-autoreply') !== undefined ||
    value('x-autorespond') !== undefined ||
    value('precedence') === 'auto_reply' ||
    absent.test(subject ?? '')
  );
}

const idsIn = (field: string | undefined): readonly string[] => (field ?? '').match(/<[^<>\s]{1,200}>/g)?.slice(0, 20) ?? [];
const originals = /^(?:text\/rfc822-headers|message\/(?:rfc822|rfc822-headers|global|global-headers))$/;
const statuses = /^message\/(?:global-)?delivery-status$/;
const mailHeaders = new Set(['from', 'to', 'date', 'subject', 'received', 'message-id', 'content-type', 'return-path']);
const short = (said: string | undefined): string | null =>
  said
    ?.replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
    .slice(0, 160) || null;

/** One message: a report for each recipient that it names, or what else it is. */
async function readOne(bytes: Uint8Array, depth: number): Promise<readonly Returned[]> {
  let mail: Email;
  try {
    mail = await PostalMime.parse(bytes.subarray(0, returnedLimits.messageBytes), {
      forceRfc822Attachments: true,
      maxNestingDepth: returnedLimits.parts,
      maxHeadersSize: returnedLimits.headerBytes,
    });
  } catch {
    return [unreadable];
  }
  if (!mail.headers.some((h) => mailHeaders.has(h.key))) return [unreadable];
  const date = mail.date === undefined || Number.isNaN(Date.parse(mail.date)) ? null : new Date(mail.date).toISOString();
  const enclosed = mail.attachments.filter((a) => originals.test(a.mimeType));
  const named = enclosed.flatMap((a) => idsIn(fieldsOf(text(a.content).split(/\r?\n[ \t]*\r?\n/)[0]!).get('message-id')));
  const answered = [...idsIn(mail.inReplyTo), ...idsIn(mail.references).toReversed()];
  const about = {
    messageIds: [...new Set([...named, ...answered])].slice(0, returnedLimits.idsOfMessage),
    subject: short(mail.subject),
    date,
  };
  const reports = mail.attachments
    .filter((a) => statuses.test(a.mimeType))
    .flatMap((a) => blocksOf(text(a.content)))
    .filter((fields) => fields.has('final-recipient') || fields.has('original-recipient'))
    .slice(0, returnedLimits.recipientsOfMessage);
  if (reports.length > 0)
    return reports.map((fields) => {
      const status = statusOfReport(fields);
      const address = addressOf(fields.get('original-recipient')) ?? addressOf(fields.get('final-recipient'));
      return { kind: fate(fields, status), status, address, ...about };
    });
  // forwarded as attachments by somebody whose program cannot save them
  const forwarded = enclosed.filter((a) => a.mimeType === 'message/rfc822');
  if (forwarded.length > 0 && depth < returnedLimits.messagesWithin && !isAutomatic(mail)) {
    const within: Returned[] = [];
    for (const { content } of forwarded.slice(0, 200)) within.push(...(await readOne(bytesOf(content), depth + 1)));
    return within;
  }
  const failed = addressOf(mail.headers.find((h) => h.key === 'x-failed-recipients')?.value.split(',')[0]);
  return [
    {
      kind: failed === null && isAutomatic(mail) ? 'automatic' : 'other',
      status: null,
      address: failed ?? senderOf(mail),
      ...about,
    },
  ];
}
const bytesOf = (content: Attachment['content']): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
const senderOf = ({ from }: Email): string | null => addressOf(from?.address);

/** Everything in a file. Never throws for what is in it. */
export async function readReturned(bytes: Uint8Array): Promise<ReturnedFile> {
  const mails: Returned[] = [];
  let read = 0;
  let left = 0;
  for (const message of contents(bytes)) {
    if (read >= returnedLimits.messages) {
      left += 1;
      continue;
    }
    read += 1;
    mails.push(...(message === undefined ? [unreadable] : await readOne(message, 0)));
  }
  return { read, left, mails: mails.slice(0, returnedLimits.messages * 2) };
}
