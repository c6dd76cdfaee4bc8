/** A server's two tasks over a database that others use as well: queues what is due by itself and sends it, until nothing is left. */
import { randomBytes } from 'node:crypto';
import { runAutomatic } from '../../server/automatic/run.ts';
import { secretsFrom } from '../../server/auth/secrets.ts';
import { makeSender } from '../../server/mail/queue.ts';
import { openStore } from '../../server/store/store.ts';

const [path = '', smtpUrl = '', now = ''] = process.argv.slice(2);
const startedAt = Date.now();
const clock = () => new Date(Date.parse(now) + Date.now() - startedAt);
const ids = () => randomBytes(16).toString('hex');
const log = { info: () => {}, warn: () => {}, error: (details: object) => process.stderr.write(`${JSON.stringify(details)}\n`) };
const origin = 'https://meetmoment.example.org';
const store = openStore({ path, clock, ids });
const sender = makeSender({
  store,
  secrets: secretsFrom(new Uint8Array(32).fill(7)),
  clock,
  ids,
  log,
  origin,
  mail: { smtpUrl, from: 'onderzoek@uni.example', perMinute: 100_000 },
});
let queued = 0;
let sent = 0;
process.send?.({ ready: true });
await new Promise((resolve) => process.once('message', resolve));
do {
  queued += (await runAutomatic({ store, clock, ids, log, origin, one: async () => ({ sent: true }) })).queued;
  sent += await sender.run();
} while (await store.mail.ready());
await sender.stop();
await store.close();
process.send?.({ queued, sent }, () => process.exit(0));
