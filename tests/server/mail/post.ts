/** A mail server for tests: keeps what it took, refuses whom it is told to. */
import type { Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Taken {
  readonly to: string;
  readonly from: string;
  readonly raw: string;
  readonly messageId: string;
  readonly subject: string;
}
export interface Post {
  readonly url: string;
  readonly taken: Taken[];
  /** asked for every recipient: a status such as 450 or 550 refuses it */
  refuse: (to: string) => number | undefined;
  /** runs after the whole text has come and before the server says that it took it */
  before: (mail: Taken) => Promise<void>;
  /** the line goes dead for everybody */
  readonly cut: () => void;
  readonly close: () => Promise<void>;
}

const header = (raw: string, name: string) =>
  new RegExp(`^${name}: ?((?:.|\\r\\n[ \\t])*)`, 'im').exec(raw)?.[1]?.replace(/\r\n[ \t]+/g, ' ') ?? '';

export async function openPost(): Promise<Post> {
  const taken: Taken[] = [];
  const post = { refuse: () => undefined, before: async () => {} } as unknown as { -readonly [K in keyof Post]: Post[K] };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onRcptTo: ({ address }, _session, done) => {
      const status = post.refuse(address);
      done(status === undefined ? null : Object.assign(new Error(`no such person <${address}>`), { responseCode: status }));
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const raw = Buffer.concat(parts).toString('utf8');
        const { mailFrom, rcptTo } = session.envelope;
        const mail = {
          to: rcptTo[0]?.address ?? '',
          from: mailFrom === false ? '' : mailFrom.address,
          raw,
          messageId: header(raw, 'Message-ID'),
          subject: header(raw, 'Subject'),
        };
        post.before(mail).then(
          () => {
            taken.push(mail);
            done();
          },
          (error: Error) => done(error),
        );
      });
    },
  });
  server.on('error', () => {});
  const sockets = new Set<Socket>();
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  Object.assign(post, {
    url: `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    taken,
    cut,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  });
  return post;
}
