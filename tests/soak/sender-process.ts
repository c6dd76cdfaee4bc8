/** One sender over a database that others use as well: sends until nothing is due, then says how many and with how much memory. */
import { randomBytes } from 'node:crypto';
import { secretsFrom } from '../../server/auth/secrets.ts';
import { makeSender } from '../../server/mail/queue.ts';
import { openStore } from '../../server/store/store.ts';

const [path = '', smtpUrl = '', startedAt = '0', minutesLater = '0'] = process.argv.slice(2);
/** the clock of the study: a school day that began when the soak began */
const clock = () =>
  new Date(Date.parse('2026-09-01T08:00:00.000Z') + Date.now() - Number(startedAt) + Number(minutesLater) * 60_000);
const ids = () => randomBytes(16).toString('hex');
const quiet = {
  info: () => {},
  warn: () => {},
  error: (details: object) => process.stderr.write(`${JSON.stringify(details)}\n`),
};
const store = openStore({ path, clock, ids });
const secrets = secretsFrom(new Uint8Array(32).fill(7));
const sender = makeSender({
  store,
  secrets,
  clock,
  ids,
  log: quiet,
  origin: 'https://meetmoment.example.org',
  mail: { smtpUrl, from: 'onderzoek@uni.example', perMinute: 100_000 },
});
let sent = 0;
let most = 0;
const memory = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50);
do sent += await sender.run();
while (await store.mail.ready());
clearInterval(memory);
await sender.stop();
await store.close();
process.send?.(
  { sent, megabytes: Math.round(Math.max(most, process.memoryUsage().rss) / 1_048_576), trouble: sender.trouble() },
  () => process.exit(0),
);
