/** Which mail of ours came back, and whether it may be marked; on values. */
import type { ReturnedMail } from './contract.ts';
import type { Returned } from './reading.ts';
import type { SentMail } from './store.ts';

/** Our Message-ID is `<id@domain>` with an id of 32 hexadecimal digits (mail/message.ts); undefined = somebody else's. */
export const mailIdOf = (messageId: string): string | undefined => /^<([0-9a-f]{32})@[^@]+>$/.exec(messageId)?.[1];

/** clocks of mail servers differ a little */
const slackMs = 120_000;

/** Whether a mail was sent (again) only after this came back: then it tells of an earlier try. */
const isOlder = (one: Returned, mail: SentMail): boolean =>
  one.date !== null && mail.sentAt !== null && Date.parse(one.date) < Date.parse(mail.sentAt) - slackMs;

const shown = ({ id, wave, name, person, email, school, kind, round, state, sentAt }: SentMail) => ({
  id,
  wave,
  name,
  person,
  email,
  school,
  kind,
  round,
  state,
  sentAt,
});

/**
 * The mails that a returned one is about: the one whose Message-ID it names, else of everybody with its address the last one that had gone
 * when it came back (two jobs at two schools are two people with one address). Empty lists give one row that says it was not found.
 */
export function matchReturned(one: Returned, byId: readonly SentMail[], byAddress: readonly SentMail[]): ReturnedMail[] {
  const { kind, status, address, subject } = one;
  const row = (mail: SentMail | null, by: ReturnedMail['by']): ReturnedMail => ({
    kind,
    status,
    address,
    subject,
    mail: mail && shown(mail),
    by,
    marks: mail !== null && kind === 'bounced' && (mail.state === 'sent' || mail.state === 'uncertain') && !isOlder(one, mail),
  });
  const ids = one.messageIds.flatMap((id) => mailIdOf(id) ?? []);
  const named = ids.map((id) => byId.find((mail) => mail.id === id)).find((mail) => mail !== undefined);
  if (named) return [row(named, 'messageId')];
  // some mail servers give a mail a Message-ID of their own on its way
  const last = new Map<string, SentMail>();
  for (const mail of byAddress) {
    if (mail.email?.trim().toLowerCase() !== address || isOlder(one, mail)) continue;
    const before = last.get(`${mail.school} ${mail.person}`);
    if (!before || (before.sentAt ?? '') < (mail.sentAt ?? '')) last.set(`${mail.school} ${mail.person}`, mail);
  }
  return last.size === 0 ? [row(null, null)] : [...last.values()].map((mail) => row(mail, 'address'));
}
