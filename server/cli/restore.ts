import { chmodSync, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readConfig } from '../config.ts';
import { backupFiles, noteBackup, verifiedBackup } from './backup-folder.ts';
import { CliError, type Command } from './command.ts';
import { cliSentences, countedTables } from './words.ts';

export const restore: Command = {
  name: 'restore',
  summary: { nl: 'een reservekopie terugzetten in een lege gegevensmap', en: 'put a backup back into an empty data folder' },
  help: {
    nl: `Gebruik: meetmoment restore <map van de reservekopie>

Kijkt de reservekopie na en zet haar in de gegevensmap (DATA_DIR). Die moet leeg zijn: er wordt nooit iets overschreven. Alle
onderzoeken, accounts en links zijn er daarna weer, zoals zij waren toen de kopie werd gemaakt.

Voorbeeld
  DATA_DIR=nieuw meetmoment restore reservekopie-2026-09-01`,
    en: `Usage: meetmoment restore <folder of the backup>

Checks the backup and puts it into the data folder (DATA_DIR). That must be empty: nothing is ever overwritten. All studies,
accounts and links are there again afterwards, as they were when the backup was made.

Example
  DATA_DIR=new meetmoment restore backup-2026-09-01`,
  },
  options: {},
  positionals: 1,
  run: async ({ positional }, terminal) => {
    const folder = resolve(positional);
    const config = readConfig();
    for (const path of [config.database, `${config.database}-wal`, config.secretFile])
      if (existsSync(path)) throw CliError.because('dataFolderInUse', config.dataDir);
    terminal.progress(cliSentences.checking()[terminal.language]);
    const { manifest, seen } = await verifiedBackup(folder);
    const placed: string[] = [];
    try {
      // the database last and in one step: with it there, the folder counts as filled
      for (const [name, to] of [
        ['key', config.secretFile],
        ['database', config.database],
      ] as const) {
        const half = join(config.dataDir, `.${backupFiles[name]}.half`);
        placed.push(half, to);
        copyFileSync(join(folder, backupFiles[name]), half);
        chmodSync(half, 0o600);
        renameSync(half, to);
      }
      noteBackup(config.dataDir, manifest.madeAt);
    } catch (error) {
      for (const path of placed) rmSync(path, { force: true });
      throw CliError.because('cannotWrite', config.dataDir, (error as NodeJS.ErrnoException).code ?? String(error));
    }
    terminal.progress('');
    terminal.out(cliSentences.restored(config.dataDir, manifest.madeAt)[terminal.language]);
    for (const [table, label] of countedTables)
      terminal.out(`  ${String(seen.rows[table] ?? 0).padStart(8)} ${label[terminal.language]}`);
    return 0;
  },
};
