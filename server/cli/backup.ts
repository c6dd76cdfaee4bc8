import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readConfig } from '../config.ts';
import { copyDatabase, inspectDatabase } from '../store/backup.ts';
import { backupFiles, fileHash, noteBackup, verifiedBackup } from './backup-folder.ts';
import { CliError, type Command, needed } from './command.ts';
import { mustBeEmpty } from './folders.ts';
import { version } from './version.ts';
import { cliSentences, countedTables } from './words.ts';

export const backup: Command = {
  name: 'backup',
  summary: { nl: 'een reservekopie maken en nakijken', en: 'make a backup and check it' },
  help: {
    nl: `Gebruik: meetmoment backup --out <map>

Schrijft de database en de sleutel van de gegevensmap (DATA_DIR) naar een nieuwe map, ook terwijl het platform draait. Daarna
wordt de kopie geopend, nagekeken en geteld; pas dan is zij klaar. De kopie bevat namen, antwoorden en de sleutel van alle
links: bewaar haar versleuteld en op een andere plek.

Opties
  --out <map>   nieuwe of lege map (verplicht)

Voorbeeld
  meetmoment backup --out reservekopie-2026-09-01`,
    en: `Usage: meetmoment backup --out <folder>

Writes the database and the key of the data folder (DATA_DIR) to a new folder, also while the platform runs. The copy is then
opened, checked and counted; only then is it done. It holds names, answers and the key of all links: keep it encrypted and
somewhere else.

Options
  --out <folder>   new or empty folder (required)

Example
  meetmoment backup --out backup-2026-09-01`,
  },
  options: { out: { type: 'string' } },
  positionals: 0,
  run: async ({ values }, terminal) => {
    const out = resolve(needed(values, 'out'));
    mustBeEmpty(out);
    const config = readConfig();
    if (!existsSync(config.database)) throw CliError.because('nothingToBackUp', config.dataDir);
    if (!existsSync(config.secretFile)) throw CliError.because('keyMissing', config.secretFile);
    // under another name until it has been opened and counted: a half backup must not look like one
    const half = join(dirname(out), `.${Date.now()}-backup`);
    try {
      mkdirSync(half, { recursive: true, mode: 0o700 });
      const at = (name: keyof typeof backupFiles) => join(half, backupFiles[name]);
      await copyDatabase(config.database, at('database'), (share) =>
        terminal.progress(cliSentences.backingUp(Math.round(100 * share))[terminal.language]),
      );
      copyFileSync(config.secretFile, at('key'));
      chmodSync(at('key'), 0o600);
      terminal.progress(cliSentences.checking()[terminal.language]);
      const seen = inspectDatabase(at('database'));
      const manifest = {
        format: 1,
        softwareVersion: version,
        madeAt: new Date().toISOString(),
        sha256: { 'meetmoment.sqlite': await fileHash(at('database')), 'secret.key': await fileHash(at('key')) },
        rows: seen.rows,
        migrations: seen.migrations,
      };
      writeFileSync(at('manifest'), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
      await verifiedBackup(half);
      rmSync(out, { recursive: true, force: true });
      renameSync(half, out);
      noteBackup(config.dataDir, manifest.madeAt);
      terminal.progress('');
      terminal.out(cliSentences.backedUp(out)[terminal.language]);
      for (const [table, label] of countedTables)
        terminal.out(`  ${String(seen.rows[table] ?? 0).padStart(8)} ${label[terminal.language]}`);
      return 0;
    } catch (error) {
      rmSync(half, { recursive: true, force: true });
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EACCES' || code === 'ENOSPC' || code === 'EROFS' || code === 'SQLITE_FULL')
        throw CliError.because('cannotWrite', out, code);
      throw error;
    }
  },
};
