/**
 * What the server does by itself at a fixed rhythm: queues the mail that is due in studies that switched that on, and tells researchers once
 * a day of mail that needs a person. Any number of processes may run it over one database, and any may be killed at any moment: a mail is one
 * row per person, kind and round, a digest one row per study and day, and a batch is queued whole or not at all.
 */
import type { Log } from '../http/services.ts';
import { amsterdam, quietAt } from '../mail/quiet.ts';
import { recipientsOf, studyMail } from '../mail/queue.ts';
import type { SingleMail, SingleResult } from '../mail/single.ts';
import { ConstraintBroken, Raced } from '../store/driver.ts';
import type { Store } from '../store/store.ts';
import { automaticMail, nextTick } from './forecast.ts';
import type { Untold } from './store.ts';
import { digestText } from './words.ts';
import { errorName } from '../http/error-name.ts';

export interface AutomaticParts {
  readonly store: Store;
  readonly clock: () => Date;
  readonly ids: () => string;
  readonly log: Log;
  readonly origin: string;
  /** one mail at once (mail/single.ts) */
  readonly one: (mail: SingleMail) => Promise<SingleResult>;
}
export interface AutomaticRun {
  readonly queued: number;
  /** studies whose researchers were told */
  readonly digests: number;
  /** waves and digests that went wrong; the others were looked at all the same */
  readonly failed: number;
}

/** digests go from noon on, when the mail of the morning has gone, unless mail may only go before noon */
const noon = '12:00';

/** One look at everything. Gives what was done; what another process did meanwhile is left to it. */
export async function runAutomatic(parts: AutomaticParts): Promise<AutomaticRun> {
  const { store, log } = parts;
  let queued = 0;
  let failed = 0;
  const broke = (study: string, error: unknown) => {
    failed += 1;
    log.error({ study, name: errorName(error) }, 'mail that goes by itself failed');
  };
  for (const { study, wave, closes } of await store.automatic.waves()) {
    try {
      queued += await queueDue(parts, study, wave, closes);
    } catch (error) {
      if (error instanceof Raced || (error instanceof ConstraintBroken && error.constraint === 'unique'))
        log.info({ study, wave }, 'mail was queued by somebody else meanwhile');
      else broke(study, error);
    }
  }
  let digests = 0;
  for (const untold of await store.automatic.untold())
    try {
      if (await digest(parts, untold)) digests += 1;
    } catch (error) {
      broke(untold.study, error);
    }
  return { queued, digests, failed };
}

async function queueDue({ store, clock, ids, log }: AutomaticParts, study: string, wave: string, closes: string | null) {
  const [kinds, confirmed, { settings }, { recipients, due }] = await Promise.all([
    store.automatic.of(study),
    store.automatic.confirmed(study, wave),
    studyMail(store, study),
    recipientsOf(store, study, wave),
  ]);
  // put away: nothing more is asked, so nothing goes
  if (due.length === 0) return 0;
  const now = clock();
  const rows = recipients.flatMap((r) => {
    const mail = automaticMail(r, { settings, kinds, confirmed, closes }, now);
    return mail ? [{ id: ids(), invitation: r.invitation, kind: mail.kind, round: mail.round, at: now.toISOString() }] : [];
  });
  if (rows.length === 0) return 0;
  await store.automatic.enqueue(study, wave, rows);
  log.info({ study, wave, mails: rows.length }, 'mail queued by itself');
  return rows.length;
}

/** Tells the researchers of a study, once a day. Gives whether somebody was told. */
async function digest({ store, clock, log, origin, one }: AutomaticParts, untold: Untold): Promise<boolean> {
  const { study, wave } = untold;
  const now = clock();
  const [{ settings }, researchers, title] = await Promise.all([
    studyMail(store, study),
    store.automatic.researchers(study),
    store.automatic.title(study),
  ]);
  const { day, time } = amsterdam(now);
  const { from, until } = settings.quiet;
  const early = time < (from <= noon && noon < until ? noon : from);
  if (early || quietAt(now, settings.quiet, null) !== undefined || researchers.length === 0 || !title) return false;
  if (!(await store.automatic.beginDigest(study, day))) return false;
  const link = `${origin}/console/studies/${study}/invitations/${wave}/mail`;
  let told = 0;
  // a mail that may have arrived is not tried again: one a day at most
  let perhaps = false;
  for (const { email, language } of researchers) {
    const spoken = language ?? settings.language;
    const result = await one({ to: email, ...digestText(untold, title[spoken], link, spoken) });
    if (result.sent) told += 1;
    else if (result.code === 'ETIMEDOUT') perhaps = true;
  }
  await store.automatic.endDigest(study, day, told > 0 || perhaps);
  if (told < researchers.length) log.warn({ study, told, of: researchers.length }, 'not every researcher could be told of mail');
  return told > 0;
}

export interface KeptAutomatic {
  /** the last look failed, in part or whole: mail that should go by itself may not */
  readonly stalled: () => boolean;
  readonly stop: () => Promise<void>;
}

/** Looks at the start, and then at every full ten minutes. A look that fails is logged and said; the next one tries again. */
export function keepAutomatic(parts: AutomaticParts): KeptAutomatic {
  let stalled = false;
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  let running: Promise<void> = Promise.resolve();
  const turn = async () => {
    try {
      stalled = (await runAutomatic(parts)).failed > 0;
    } catch (error) {
      stalled = true;
      parts.log.error({ name: errorName(error) }, 'mail that goes by itself failed');
    }
    if (ended) return;
    const now = Date.now();
    timer = setTimeout(begin, nextTick(new Date(now + 1000)).getTime() - now);
  };
  const begin = () => {
    running = turn();
  };
  timer = setTimeout(begin, 0);
  return {
    stalled: () => stalled,
    stop: async () => {
      ended = true;
      clearTimeout(timer);
      await running;
    },
  };
}
