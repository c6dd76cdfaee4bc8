/** The platform as a whole: opened on its data folder, served, and stopped cleanly. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pino, { type Logger } from 'pino';
import { makeApp } from './app.ts';
import { type KeptAutomatic, keepAutomatic } from './automatic/run.ts';
import { firstAccountToken, oneTimeAddress } from './auth/links.ts';
import { openSecrets, type Secrets } from './auth/secrets.ts';
import { type Config, readConfig } from './config.ts';
import { makeDemo } from './demo/demo.ts';
import { frozenDemo } from './demo/frozen.ts';
import type { Services } from './http/services.ts';
import { keepSending, type MailConfig, makeSender, type Sender } from './mail/queue.ts';
import { sendOne } from './mail/single.ts';
import { openStore, type Store } from './store/store.ts';
import { sha256OfText } from './studies/folder/hash.ts';
import { startWorkers } from './workers/start.ts';
import { errorName } from './http/error-name.ts';

/** The package's folder, from the sources as well as from dist/server. */
function packageRoot(): string {
  for (let dir = dirname(fileURLToPath(import.meta.url)); ; dir = dirname(dir)) {
    if (existsSync(join(dir, 'package.json'))) return dir;
    if (dir === dirname(dir)) throw new Error('package.json not found above the program');
  }
}
export const root: string = packageRoot();
export const version: string = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;

const clock = () => new Date();
const ids = () => randomBytes(16).toString('hex');

/** The data folder opened: what the command line works with. */
export interface Opened {
  readonly config: Config;
  readonly store: Store;
  readonly secrets: Secrets;
  readonly clock: () => Date;
  readonly ids: () => string;
}

/** The database is there and its key is not: with a new key every link that is shown from now on would be a wrong one. */
export class KeyMissing extends Error {
  readonly file: string;
  constructor(file: string) {
    super(`${file} is missing beside its database`);
    this.name = 'KeyMissing';
    this.file = file;
  }
}

/**
 * Opens the database and the key under DATA_DIR, making them where they are not there. Close `store` when done. Throws
 * KeyMissing for a database without its key (it is always made first).
 */
export function openData(config: Config = readConfig()): Opened {
  if (existsSync(config.database) && !existsSync(config.secretFile)) throw new KeyMissing(config.secretFile);
  const secrets = openSecrets(config.secretFile);
  return { config, store: openStore({ path: config.database, clock, ids }), secrets, clock, ids };
}

const mailOf = (mail: MailConfig, sender: Sender, automatic: () => KeptAutomatic | undefined): NonNullable<Services['mail']> => ({
  from: mail.from,
  trouble: () => sender.trouble(),
  stalled: () => automatic()?.stalled() ?? false,
  one: (single) => sendOne(mail, single, clock()),
});

/** The demo that an empty database starts with: 20 made-up schools, T1, T2a and (pupils) T2b answered, T3 open. */
const demoOptions = { schools: 20, seed: 20_261, answered: ['T1', 'T2a', 'T2b'] } as const;

export async function loadDemo(store: Store): Promise<void> {
  const { data, identities } = makeDemo(demoOptions);
  await store.studies.importStudy({ data: frozenDemo(data, sha256OfText, version), identities }, 'server');
}

/**
 * Logs go to standard error, so that the lines that people look for on standard output stand alone. Written at once: a flush
 * at the exit waits for ever when nobody reads the log any more (sonic-boom 4 tries again on EPIPE).
 */
const makeLog = (config: Config): Logger => pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true }));

export interface Served {
  /** where it can be reached, without a slash at the end */
  readonly address: string;
  readonly server: Server;
  /** Stops accepting, lets running requests end (10 s at most), writes the log of the database into it, closes. */
  readonly stop: () => Promise<void>;
}

/**
 * Serves until stopped. Prints `address: <url>`, and `first account: <url>` while there is no account. Where no study ever was
 * it loads the demo study first, unless `demo` is false.
 */
export async function serve(options: {
  readonly demo: boolean;
  readonly client?: Parameters<typeof makeApp>[1]['client'];
}): Promise<Served> {
  const opened = openData();
  const { config, store, secrets } = opened;
  const log = makeLog(config);
  // a removed demo stays removed: empty means that no study was ever in it
  if (options.demo && !(await store.audit.happened('studies.import'))) {
    log.info({}, 'loading the demo study');
    await loadDemo(store);
  }
  const workers = startWorkers();
  const sender =
    config.mail && config.origin
      ? makeSender({ store, secrets, clock, ids, log, origin: config.origin, mail: config.mail })
      : undefined;
  // begins when the server listens
  let automatic: KeptAutomatic | undefined;
  const services: Services = {
    store,
    secrets,
    workers,
    database: config.database,
    clock,
    ids,
    log,
    version,
    ...(config.origin ? { origin: config.origin } : {}),
    ...(config.oidc ? { oidc: config.oidc } : {}),
    trustedProxies: config.trustedProxies,
    maxImport: config.maxImport,
    ...(sender && config.mail ? { mail: mailOf(config.mail, sender, () => automatic) } : {}),
  };
  const server = createServer(makeApp(services, { client: options.client ?? join(root, 'dist/client') }));
  // a phone that lost its connection must not hold a place for ever
  server.requestTimeout = 120_000;
  // nor one that sends its headers letter by letter; who answers keeps the connection between two questions
  server.headersTimeout = 15_000;
  server.keepAliveTimeout = 20_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: config.port, ...(config.host ? { host: config.host } : {}) }, resolve);
  });
  const bound = server.address();
  const port = typeof bound === 'object' && bound ? bound.port : config.port;
  const address = config.origin ?? `http://localhost:${port}`;
  const token = await firstAccountToken({ store, secrets, clock, ids });
  const lines = [`address: ${address}`, ...(token === undefined ? [] : [`first account: ${oneTimeAddress(address, token)}`])];
  process.stdout.write(`${lines.join('\n')}\n`);

  const sending = sender && keepSending(sender, log);
  if (services.mail && config.origin)
    automatic = keepAutomatic({ store, clock, ids, log, origin: config.origin, one: services.mail.one });
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= (async () => {
      log.info({}, 'stopping');
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const late = setTimeout(() => server.closeAllConnections(), 10_000);
      await closed;
      clearTimeout(late);
      await automatic?.stop();
      await sending?.stop();
      await workers.close();
      await store.close();
      log.info({}, 'stopped');
    })();
    return stopping;
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ name: errorName(error) }, 'the stop failed');
          process.exit(1);
        },
      );
    });
  }
  return { address, server, stop };
}
