import { existsSync, statfsSync, statSync } from 'node:fs';
import { readConfig, type Config } from '../config.ts';
import type { Words } from '../../instruments/types.ts';
import { type Inspection, inspectDatabase } from '../store/backup.ts';
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
versie, is de sleutel er en van niemand anders te lezen, is er ruimte op de schijf. Eindigt met 1 als er een probleem is.`,
    en: `Usage: meetmoment doctor

Looks through the data folder (DATA_DIR) without changing anything, also while the platform runs: is the database whole and of
this version, is the key there and readable by nobody else, is there room on the disk. Ends with 1 when there is a problem.`,
  },
  options: {},
  positionals: 0,
  run: async (_, terminal) => {
    const found = examine(readConfig());
    for (const { grade, words: said } of found) terminal.out(`${marks[grade][terminal.language]}  ${said[terminal.language]}`);
    return found.some(({ grade }) => grade === 'problem') ? 1 : 0;
  },
};
