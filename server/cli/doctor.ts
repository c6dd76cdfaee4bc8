import { existsSync, statfsSync, statSync } from 'node:fs';
import { readConfig, type Config } from '../config.ts';
import type { Words } from '../../instruments/types.ts';
import { type Inspection, inspectDatabase } from '../store/backup.ts';
import { hourBefore } from '../mail/rules.ts';
import { openStore } from '../store/store.ts';
import type { Command } from './command.ts';
import { doctorWords as words } from './doctor-words.ts';

type Grade = 'good' | 'warning' | 'problem';
export interface Finding {
  readonly grade: Grade;
  readonly words: Words;
}

const mebibyte = 1_048_576;
const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
const good = (said: Words): Finding => ({ grade: 'good', words: said });

function inspectAll(config: Config): Inspection | Finding {
  try {
    return inspectDatabase(config.database);
  } catch (error) {
    return {
      grade: 'problem',
      words: words.notADatabase(config.database, error instanceof Error ? error.message : String(error)),
    };
  }
}

function databaseFindings(config: Config): Finding[] {
  if (!existsSync(config.database)) return [{ grade: 'problem', words: words.noDatabase(config.dataDir) }];
  const seen = inspectAll(config);
  if ('grade' in seen) return [seen];
  const wal = sizeOf(`${config.database}-wal`) / mebibyte;
  return [
    seen.faults.length === 0
      ? good(words.whole(Object.values(seen.rows).reduce((a, b) => a + b, 0)))
      : { grade: 'problem', words: words.faults(seen.faults.join('; ')) },
    seen.unknownMigrations.length > 0
      ? { grade: 'problem', words: words.newer(seen.unknownMigrations.join(', ')) }
      : seen.missingMigrations.length > 0
        ? { grade: 'warning', words: words.older(seen.missingMigrations.length) }
        : good(words.current()),
    wal > 256 ? { grade: 'warning', words: words.largeLog(Math.round(wal)) } : good(words.log(Math.round(wal))),
  ];
}

function keyFinding(config: Config): Finding {
  if (!existsSync(config.secretFile)) return { grade: 'problem', words: words.noKey(config.secretFile) };
  const readable = statSync(config.secretFile).mode & 0o077;
  return readable === 0 ? good(words.key()) : { grade: 'warning', words: words.openKey(config.secretFile) };
}

/** Room for the database once more, and never under a gibibyte. */
function diskFinding(config: Config): Finding {
  const { bavail, bsize } = statfsSync(config.dataDir);
  const free = (bavail * bsize) / mebibyte;
  const needed = Math.max(1024, (2 * sizeOf(config.database)) / mebibyte);
  return free >= needed
    ? good(words.disk(Math.round(free / 1024)))
    : { grade: free < 100 ? 'problem' : 'warning', words: words.fullDisk(Math.round(free), Math.round(needed)) };
}

/** Mail that should have gone, and mail that a person must decide on. Nothing where the database cannot be read: that was said before. */
export async function mailFindings(config: Config, now = new Date()): Promise<readonly Finding[]> {
  if (!existsSync(config.database)) return [];
  const notHere = () => {
    throw new Error('the doctor only reads');
  };
  try {
    const store = openStore({ path: config.database, readonly: true, clock: notHere, ids: notHere });
    try {
      const { late, uncertain, refused, queued } = await store.mail.late(hourBefore(now));
      const wait: Finding[] = queued > 0 && !config.mail ? [{ grade: 'warning', words: words.mailOff(queued) }] : [];
      const said: Finding[] = [
        ...wait,
        ...(late > 0 ? [{ grade: 'problem', words: words.mailLate(late) } as const] : []),
        ...(uncertain > 0 ? [{ grade: 'warning', words: words.mailUncertain(uncertain) } as const] : []),
        ...(refused > 0 ? [{ grade: 'warning', words: words.mailRefused(refused) } as const] : []),
      ];
      return said.length > 0 ? said : [good(words.mail(queued))];
    } finally {
      await store.close();
    }
  } catch {
    return [];
  }
}

/** Everything that the doctor looks at, without changing a byte. */
export const examine = (config: Config): readonly Finding[] => [
  ...databaseFindings(config),
  keyFinding(config),
  diskFinding(config),
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
    nl: `Gebruik: meetmoment doctor

Kijkt de gegevensmap (DATA_DIR) na zonder iets te wijzigen, ook terwijl het platform draait: is de database heel en van deze
versie, is de sleutel er en van niemand anders te lezen, is er ruimte op de schijf, is alle mail weg.
Eindigt met 1 als er een probleem is.`,
    en: `Usage: meetmoment doctor

Looks through the data folder (DATA_DIR) without changing anything, also while the platform runs: is the database whole and
of this version, is the key there and readable by nobody else, is there room on the disk, did all mail go.
Ends with 1 when there is a problem.`,
  },
  options: {},
  positionals: 0,
  run: async (_, terminal) => {
    const config = readConfig();
    const found = [...examine(config), ...(await mailFindings(config))];
    for (const { grade, words: said } of found) terminal.out(`${marks[grade][terminal.language]}  ${said[terminal.language]}`);
    return found.some(({ grade }) => grade === 'problem') ? 1 : 0;
  },
};
