/** One connection to a mail server: connect, offer mails one after another, quit. */
import { Readable } from 'node:stream';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';

const thisMachine = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Settings of a mail server as one address: smtp(s)://user:password@host:port/?… . Throws where it is none. Mails carry personal links, so
 * another machine must encrypt; a relay that cannot is named as such with `?requireTLS=false`.
 */
export function smtpOptions(url: string): Record<string, unknown> {
  if (!URL.canParse(url) || !/^smtps?:$/.test(new URL(url).protocol) || new URL(url).hostname === '')
    throw new Error('SMTP_URL must be an address like smtps://user:password@mail.example.org');
  const { hostname, searchParams } = new URL(url);
  const asked = searchParams.has('requireTLS') || searchParams.has('ignoreTLS');
  return { ...(asked || thisMachine.test(hostname) ? {} : { requireTLS: true }), ...parseConnectionUrl(url) };
}

/** How an offer ended. `failed`: no answer of the server to this mail; `handed` tells whether the text was on its way by then. */
export type Offer =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'answered'; readonly code: number; readonly response: string }
  | { readonly kind: 'stopped'; readonly error: unknown }
  | { readonly kind: 'failed'; readonly handed: boolean; readonly code: string };

export interface SmtpConnection {
  /**
   * Offers one message. `handOver` runs when the server has accepted sender and recipient and waits for the text; what it throws stops the
   * mail before anything of the text is sent.
   */
  offer(envelope: { readonly from: string; readonly to: string }, message: Buffer, handOver: () => Promise<void>): Promise<Offer>;
  readonly usable: () => boolean;
  close(): void;
}

interface SmtpError extends Error {
  readonly code?: string;
  readonly responseCode?: number;
  readonly response?: string;
}
/** A code such as ECONNREFUSED, EAUTH, ETLS: never what a server wrote. */
export const troubleOf = (error: unknown): string => (error as SmtpError | undefined)?.code ?? 'unknown';

/** Connects and signs in. Rejects with what stood in the way. */
export async function connectSmtp(url: string): Promise<SmtpConnection> {
  const options = smtpOptions(url);
  const connection = new SMTPConnection({
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
    ...options,
    logger: false,
  });
  let usable = true;
  let fail: (error: SmtpError) => void = () => undefined;
  connection.on('error', (error: SmtpError) => {
    usable = false;
    fail(error);
  });
  connection.on('end', () => {
    usable = false;
    fail(Object.assign(new Error('the server hung up'), { code: 'ECONNECTION' }));
  });
  const step = (go: (done: (error?: Error | null) => void) => void) =>
    new Promise<void>((resolve, reject) => {
      fail = reject;
      go((error) => (error ? reject(error) : resolve()));
    });
  try {
    await step((done) => connection.connect(done));
    const auth = options.auth as { user: string; pass: string } | undefined;
    if (auth) await step((done) => connection.login({ credentials: auth } as never, done));
  } catch (error) {
    usable = false;
    connection.close();
    throw error;
  }

  const offer: SmtpConnection['offer'] = async (envelope, message, handOver) => {
    let handed = false;
    let stopped: { readonly error: unknown } | undefined;
    // read only when the server waits for the text
    const text = Readable.from(
      (async function* () {
        try {
          await handOver();
        } catch (error) {
          stopped = { error };
          // the text is not finished, so the server keeps nothing of it
          connection.close();
          throw error;
        }
        handed = true;
        yield message;
      })(),
      { objectMode: false },
    );
    try {
      await new Promise<void>((resolve, reject) => {
        fail = reject;
        connection.send({ ...envelope, size: message.length }, text, (error) => (error ? reject(error as Error) : resolve()));
      });
      return { kind: 'accepted' };
    } catch (error) {
      const { responseCode, response } = error as SmtpError;
      if (stopped) {
        usable = false;
        return { kind: 'stopped', error: stopped.error };
      }
      if (responseCode !== undefined) {
        // the server still has half a mail open
        if (usable) await step((done) => connection.reset(done)).catch(() => (usable = false));
        return { kind: 'answered', code: responseCode, response: response ?? '' };
      }
      usable = false;
      connection.close();
      return { kind: 'failed', handed, code: troubleOf(error) };
    }
  };
  return {
    offer,
    usable: () => usable,
    close: () => {
      fail = () => undefined;
      if (usable) connection.quit();
      else connection.close();
      usable = false;
    },
  };
}
