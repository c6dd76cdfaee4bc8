import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { readConfig, type Config } from '../config.ts';
import { brokenJob } from '../http/jobs.ts';
import type { Words } from '../../instruments/types.ts';
import { type Inspection, inspectDatabase } from '../store/backup.ts';
import { hourBefore } from '../mail/rules.ts';
import { connectSmtp, troubleOf } from '../mail/smtp.ts';
import { openStore, type Store } from '../store/store.ts';
import { lastBackupAt } from './backup-folder.ts';
import type { Command } from './command.ts';
import { doctorWords as words } from './doctor-words.ts';

type Grade = 'good' | 'warning' | 'problem';
export interface Finding {
  /** what was looked at: a word that a script can rely on */
  readonly about: 'database' | 'version' | 'log' | 'key' | 'rights' | 'disk' | 'backup' | 'jobs' | 'mail';
  readonly grade: Grade;
  readonly words: Words;
}

const mebibyte = 1_048_576;
const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
const good = (about: Finding['about'], said: Words): Finding => ({ about, grade: 'good', words: said });

function inspectAll(config: Config): Inspection | Finding {
  try {
    return inspectDatabase(config.database);
  } catch (error) {
    return {
      about: 'database',
      grade: 'problem',
      words: words.notADatabase(config.database, error instanceof Error ? error.message : String(error)),
    };
  }
}

function databaseFindings(config: Config): Finding[] {
  if (!existsSync(config.database)) return [{ about: 'database', grade: 'problem', words: words.noDatabase(config.dataDir) }];
  const seen = inspectAll(config);
  if ('grade' in seen) return [seen];
  const wal = sizeOf(`${config.database}-wal`) / mebibyte;
  return [
    seen.faults.length === 0
      ? good('database', words.whole(Object.values(seen.rows).reduce((a, b) => a + b, 0)))
      : { about: 'database', grade: 'problem', words: words.faults(seen.faults.join('; ')) },
    seen.unknownMigrations.length > 0
      ? { about: 'version', grade: 'problem', words: words.newer(seen.unknownMigrations.join(', ')) }
      : seen.missingMigrations.length > 0
        ? { about: 'version', grade: 'warning', words: words.older(seen.missingMigrations.length) }
        : good('version', words.current()),
    wal > 256
      ? { about: 'log', grade: 'warning', words: words.largeLog(Math.round(wal)) }
      : good('log', words.log(Math.round(wal))),
  ];
}

function keyFinding(config: Config): Finding {
  if (!existsSync(config.secretFile)) return { about: 'key', grade: 'problem', words: words.noKey(config.secretFile) };
  const readable = statSync(config.secretFile).mode & 0o077;
  return readable === 0 ? good('key', words.key()) : { about: 'key', grade: 'warning', words: words.openKey(config.secretFile) };
}

/** The database holds names: it, and what SQLite puts beside it, is for its owner only; and the owner must be able to write to it. */
function rightsFinding(config: Config): Finding {
  const files = [config.database, `${config.database}-wal`, `${config.database}-shm`].filter((file) => existsSync(file));
  const open = files.find((file) => (statSync(file).mode & 0o077) !== 0);
  // a closed folder closes what is in it
  if (open !== undefined && (statSync(config.dataDir).mode & 0o077) !== 0)
    return { about: 'rights', grade: 'warning', words: words.openFile(open) };
  for (const path of [config.dataDir, ...files])
    try {
      accessSync(path, constants.R_OK | constants.W_OK);
    } catch {
      return { about: 'rights', grade: 'problem', words: words.notWritable(path) };
    }
  return good('rights', words.rights());
}

const day = 86_400_000;
/** A week: the backup of the weekend may have been missed, not two of them. */
const oldBackup = 7 * day;
function backupFinding(config: Config, now: Date): Finding {
  const at = lastBackupAt(config.dataDir);
  if (at === undefined) return { about: 'backup', grade: 'warning', words: words.noBackup() };
  const age = now.getTime() - at.getTime();
  const days = Math.max(0, Math.floor(age / day));
  return age > oldBackup
    ? { about: 'backup', grade: 'warning', words: words.oldBackup(days) }
    : good('backup', words.backup(days));
}

const roomAt = (path: string): { readonly bavail: number; readonly bsize: number } => statfsSync(path);
/** Room for the database once more, and never under a gibibyte. */
export function diskFinding(config: Config, room: typeof roomAt = roomAt): Finding {
  const { bavail, bsize } = room(config.dataDir);
  const free = (bavail * bsize) / mebibyte;
  const needed = Math.max(1024, (2 * sizeOf(config.database)) / mebibyte);
  return free >= needed
    ? good('disk', words.disk(Math.round(free / 1024)))
    : { about: 'disk', grade: free < 100 ? 'problem' : 'warning', words: words.fullDisk(Math.round(free), Math.round(needed)) };
}

/** Looks into the store without writing to it. Nothing where the database cannot be read: that was said before. */
async function inStore(config: Config, look: (store: Store) => Promise<readonly Finding[]>): Promise<readonly Finding[]> {
  if (!existsSync(config.database)) return [];
  const notHere = () => {
    throw new Error('the doctor only reads');
  };
  try {
    const store = openStore({ path: config.database, readonly: true, clock: notHere, ids: notHere });
    try {
      return await look(store);
    } finally {
      await store.close();
    }
  } catch {
    return [];
  }
}

/** Mail that should have gone, and mail that a person must decide on. */
export const mailFindings = (config: Config, now = new Date()): Promise<readonly Finding[]> =>
  inStore(config, async (store) => {
    const { late, uncertain, refused, queued } = await store.mail.late(hourBefore(now));
    const said: Finding[] = [
      ...(queued > 0 && !config.mail
        ? [{ about: 'mail', grade: 'warning', words: words.mailOff(queued) } satisfies Finding]
        : []),
      ...(late > 0 ? [{ about: 'mail', grade: 'problem', words: words.mailLate(late) } satisfies Finding] : []),
      ...(uncertain > 0 ? [{ about: 'mail', grade: 'warning', words: words.mailUncertain(uncertain) } satisfies Finding] : []),
      ...(refused > 0 ? [{ about: 'mail', grade: 'warning', words: words.mailRefused(refused) } satisfies Finding] : []),
    ];
    return said.length > 0 ? said : [good('mail', words.mail(queued))];
  });

/** Whether the mail server can be reached and lets us in; nothing is sent. Nothing where none is set. */
export async function mailServerFindings(config: Config): Promise<readonly Finding[]> {
  if (!config.mail) return [];
  try {
    (await connectSmtp(config.mail.smtpUrl)).close();
    return [good('mail', words.mailServer())];
  } catch (error) {
    return [{ about: 'mail', grade: 'problem', words: words.mailServerAway(troubleOf(error)) }];
  }
}

/** Computations of the last week that broke off; what was computed and the kind of error, never whose data. */
export const jobFindings = (config: Config, now = new Date()): Promise<readonly Finding[]> =>
  inStore(config, async (store) => {
    const broken = await store.audit.since(brokenJob, new Date(now.getTime() - 7 * day).toISOString(), 100);
    const [last] = broken;
    if (!last) return [good('jobs', words.jobs())];
    return [
      {
        about: 'jobs',
        grade: 'warning',
        words: words.jobsFailed(broken.length, last.subject, String(last.details.name ?? ''), last.at),
      },
    ];
  });

/** Everything that the doctor looks at, without changing a byte. */
export const examine = async (config: Config, now = new Date()): Promise<readonly Finding[]> => [
  ...databaseFindings(config),
  keyFinding(config),
  rightsFinding(config),
  diskFinding(config),
  backupFinding(config, now),
  ...(await jobFindings(config, now)),
  ...(await mailFindings(config, now)),
  ...(await mailServerFindings(config)),
];

const marks: Readonly<Record<Grade, Words>> = {
  good: { nl: 'goed    ', en: 'good    ' },
  warning: { nl: 'let op  ', en: 'note    ' },
  problem: { nl: 'PROBLEEM', en: 'PROBLEM ' },
};

export const doctor: Command = {
  name: 'doctor',
  summary: { nl: 'nakijken of alles in orde is', en: 'see whether all is well' },
  help: {
    nl: `Gebruik: meetmoment doctor [--json]

Kijkt de gegevensmap (DATA_DIR) na zonder iets te wijzigen, ook terwijl het platform draait: is de database heel en van deze
versie, zijn sleutel en database van niemand anders te lezen, is er ruimte op de schijf, hoe oud is de laatste reservekopie,
zijn er berekeningen afgebroken, is alle mail weg.
Eindigt met 1 als er een probleem is; met 0 als alles goed is of er alleen iets is om op te letten.

Opties
  --json   per onderdeel een regel JSON met about, grade (good, warning, problem) en text, voor wie het laat bewaken`,
    en: `Usage: meetmoment doctor [--json]

Looks through the data folder (DATA_DIR) without changing anything, also while the platform runs: is the database whole and
of this version, are key and database readable by nobody else, is there room on the disk, how old is the last backup, did
computations break off, did all mail go.
Ends with 1 when there is a problem; with 0 when all is well or there is only something to mind.

Options
  --json   a line of JSON per part with about, grade (good, warning, problem) and text, for whoever has it watched`,
  },
  options: { json: { type: 'boolean' } },
  positionals: 0,
  run: async ({ values }, terminal) => {
    const found = await examine(readConfig());
    for (const { about, grade, words: said } of found) {
      const text = said[terminal.language];
      terminal.out(values.json === true ? JSON.stringify({ about, grade, text }) : `${marks[grade][terminal.language]}  ${text}`);
    }
    return found.some(({ grade }) => grade === 'problem') ? 1 : 0;
  },
};
