/** Returned mails as mail servers write them; made up, in the shapes of Postfix, Exchange Online, Exim and Outlook. */
export interface Sample {
  readonly id?: string;
  readonly to?: string;
  readonly action?: string;
  readonly status?: string;
  readonly said?: string;
  readonly date?: string;
}
const lines = (...all: readonly string[]) => all.join('\r\n');

/** A report as in RFC 3464 with the headers of the returned mail (Postfix). */
export const report = ({
  id = 'a'.repeat(32),
  to = 'noord-05@example.org',
  action = 'failed',
  status = '5.1.1',
  said = `smtp; 550 5.1.1 <${to}>: Recipient address rejected: User unknown`,
  date = 'Tue, 1 Sep 2026 10:05:00 +0200',
}: Sample = {}) =>
  lines(
    'Return-Path: <>',
    `Date: ${date}`,
    'From: Mail Delivery System <MAILER-DAEMON@mx.example.org>',
    'Subject: Undelivered Mail Returned to Sender',
    'To: onderzoek@uni.example',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="4F1A.1788250000/mx.example.org"',
    '',
    '--4F1A.1788250000/mx.example.org',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'I am sorry to have to inform you that your message could not be delivered.',
    '',
    '--4F1A.1788250000/mx.example.org',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.org',
    'Arrival-Date: Tue,  1 Sep 2026 10:04:58 +0200',
    '',
    `Final-Recipient: rfc822; ${to}`,
    `Original-Recipient: rfc822;${to}`,
    `Action: ${action}`,
    `Status: ${status}`,
    'Remote-MTA: dns; mail.example.org',
    `Diagnostic-Code: ${said}`,
    '',
    '--4F1A.1788250000/mx.example.org',
    'Content-Type: text/rfc822-headers',
    '',
    'From: Team Focus <onderzoek@uni.example>',
    `To: ${to}`,
    `Message-ID:`,
    ` <${id}@uni.example>`,
    'Subject: Uitnodiging',
    '',
    '--4F1A.1788250000/mx.example.org--',
    '',
  );

/** An absent reader (Exchange): no report, only an answer. */
export const absent = (id = 'a'.repeat(32), from = 'noord-06@example.org') =>
  lines(
    `From: ${from}`,
    'To: onderzoek@uni.example',
    'Subject: Automatisch antwoord: Uitnodiging',
    'Date: Tue, 1 Sep 2026 10:06:00 +0200',
    `In-Reply-To: <${id}@uni.example>`,
    'Auto-Submitted: auto-replied',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Ik ben afwezig tot en met 14 september.',
    '',
  );

/** What somebody writes back: not a report of anything. */
export const letter = lines(
  'From: Anna <noord-07@example.org>',
  'To: onderzoek@uni.example',
  'Subject: Re: Uitnodiging',
  'Date: Tue, 1 Sep 2026 10:07:00 +0200',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>Mag het ook volgende week? <img src="http://tracker.example/x.png"></p>',
  '',
);

/** Messages forwarded as attachments of one (Outlook, which cannot save them as files). */
export const forwarded = (...messages: readonly string[]): string => {
  const outer = `outer${messages.join('').length}`;
  return lines(
    'From: assistent@uni.example',
    'Subject: FW: teruggekomen',
    `Content-Type: multipart/mixed; boundary=${outer}`,
    '',
    ...messages.flatMap((m) => [`--${outer}`, 'Content-Type: message/rfc822', 'Content-Disposition: attachment', '', m]),
    `--${outer}--`,
    '',
  );
};

export const mbox = (...messages: readonly string[]) =>
  messages.map((m) => `From MAILER-DAEMON Tue Sep  1 10:05:00 2026\n${m.replaceAll('\r\n', '\n')}\n\n`).join('');

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
