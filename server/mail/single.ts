/**
 * One mail that somebody waits for (an invitation of a colleague, a school's link): offered to the mail server at once, outside the queue.
 * Whoever asked gets to know within the time limit whether it went, and has the link in hand when it did not; so nothing is tried again.
 */
import { randomUUID } from 'node:crypto';
import type { Language } from '../../instruments/types.ts';
import type { MailSettings } from './contract.ts';
import { compose } from './message.ts';
import { statusOf } from './rules.ts';
import { connectSmtp, troubleOf } from './smtp.ts';

export interface SingleMail {
  readonly to: string;
  readonly toName?: string | null;
  readonly subject: string;
  /** plain text; the HTML is made from it */
  readonly body: string;
  /** the address within `body` that becomes a link */
  readonly link: string;
  readonly language: Language;
  /** who it is from and where answers go; absent = the server's address for both */
  readonly settings?: Pick<MailSettings, 'senderName' | 'replyTo'>;
}
/** `code`: a status of the server (RFC 3463 or three digits) or a code such as ECONNREFUSED, EAUTH, ETIMEDOUT; never what a server wrote. */
export type SingleResult = { readonly sent: true } | { readonly sent: false; readonly code: string };

const patience = 15_000;

/** Sends one mail. Never rejects; after 15 s it says `ETIMEDOUT`, and the mail may still have arrived. */
export async function sendOne(
  server: { readonly smtpUrl: string; readonly from: string },
  mail: SingleMail,
  date: Date,
): Promise<SingleResult> {
  let ended = false;
  let hangUp = () => {};
  const attempt = async (): Promise<SingleResult> => {
    const message = await compose({
      id: randomUUID(),
      to: mail.to,
      toName: mail.toName ?? null,
      from: server.from,
      subject: mail.subject,
      body: mail.body,
      link: mail.link,
      language: mail.language,
      settings: mail.settings ?? { senderName: '', replyTo: null },
      date,
    });
    const connection = await connectSmtp(server.smtpUrl);
    hangUp = () => connection.close();
    try {
      // too late: whoever asked was told that it did not go
      if (ended) return { sent: false, code: 'ETIMEDOUT' };
      const offer = await connection.offer({ from: server.from, to: mail.to }, message, async () => {
        if (ended) throw Object.assign(new Error('too late'), { code: 'ETIMEDOUT' });
      });
      switch (offer.kind) {
        case 'accepted':
          return { sent: true };
        case 'answered':
          return { sent: false, code: statusOf(offer.response, offer.code) };
        case 'stopped':
          return { sent: false, code: troubleOf(offer.error) };
        case 'failed':
          return { sent: false, code: offer.code };
      }
    } finally {
      connection.close();
    }
  };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<SingleResult>((resolve) => {
    timer = setTimeout(() => {
      ended = true;
      hangUp();
      resolve({ sent: false, code: 'ETIMEDOUT' });
    }, patience);
  });
  try {
    return await Promise.race([attempt().catch((error: unknown) => ({ sent: false as const, code: troubleOf(error) })), late]);
  } finally {
    clearTimeout(timer);
  }
}
