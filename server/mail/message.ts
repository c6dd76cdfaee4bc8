/** One mail made: text and HTML, addresses, a Message-ID that follows from its row, and nothing that tells when it is read. */
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Language } from '../../instruments/types.ts';
import type { MailSettings, MailText } from './contract.ts';
import { asHtml, type Filling, fillIn, hiddenToken, oneLine } from './rules.ts';

export interface Mail {
  readonly id: string;
  readonly to: string;
  readonly toName: string | null;
  /** the address that all mail comes from */
  readonly from: string;
  readonly subject: string;
  readonly body: string;
  readonly link: string;
  readonly language: Language;
  readonly settings: Pick<MailSettings, 'senderName' | 'replyTo'>;
  readonly date: Date;
}

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1);
/** The same for every try of one mail, so that a receiver that has it already can tell. */
export const messageIdOf = (id: string, from: string): string => `<${id}@${domainOf(from)}>`;

/** Who a mail says it is from: the study's name for it before the server's address. */
export const senderOf = (settings: Pick<MailSettings, 'senderName'>, from: string): string =>
  settings.senderName === '' ? from : `${settings.senderName} <${from}>`;

/** The text of a mail with a link in it, or, without one, with the link hidden. */
export function mailText(
  text: MailText,
  filling: Omit<Filling, 'link'> & { readonly link: string | null },
  origin: string,
  language: Language,
): MailText & { readonly link: string } {
  const link = filling.link ?? `${origin}/r/#${hiddenToken}`;
  return { ...fillIn(text, { ...filling, link }, language), link };
}

/** The message as it goes over the wire (RFC 5322). Throws what nodemailer finds wrong with it. */
export async function compose(mail: Mail): Promise<Buffer> {
  const { settings, from, subject, body, link, language, date } = mail;
  const name = oneLine(mail.toName ?? '');
  const composer = new MailComposer({
    from: settings.senderName === '' ? from : { name: oneLine(settings.senderName), address: from },
    to: name === '' ? mail.to : { name, address: mail.to },
    ...(settings.replyTo === null ? {} : { replyTo: settings.replyTo }),
    subject,
    text: body,
    html: asHtml(body, link, language),
    messageId: messageIdOf(mail.id, from),
    date,
    headers: {
      'Content-Language': language,
      // a mailbox that answers for somebody on holiday keeps silent (RFC 3834)
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return new Promise((resolve, reject) => {
    composer.compile().build((error, message) => (error ? reject(error) : resolve(message)));
  });
}
