/** A backup is a folder of three files: the database, the key without which no link can be computed again, and what was in it. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Inspection, inspectDatabase } from '../store/backup.ts';
import { CliError } from './command.ts';

export const backupFiles = { database: 'meetmoment.sqlite', key: 'secret.key', manifest: 'backup.json' } as const;

const manifest = z
  .object({
    format: z.literal(1),
    softwareVersion: z.string(),
    madeAt: z.string(),
    sha256: z.object({ 'meetmoment.sqlite': z.string(), 'secret.key': z.string() }).strict(),
    rows: z.record(z.string(), z.number().int()),
    migrations: z.array(z.string()),
  })
  .strict();
export type BackupManifest = z.infer<typeof manifest>;

/** Beside the database: when the last good backup of it was made. Nothing of what it holds, nor where it is. */
const lastBackup = (dataDir: string) => join(dataDir, 'last-backup.json');
export function noteBackup(dataDir: string, madeAt: string): void {
  try {
    writeFileSync(lastBackup(dataDir), `${JSON.stringify({ madeAt })}\n`, { mode: 0o600 });
  } catch {
    // the backup is good all the same; the doctor will ask for one too soon
  }
}
/** When the last backup of this data folder was made; undefined where none is known of. */
export function lastBackupAt(dataDir: string): Date | undefined {
  try {
    const { madeAt } = JSON.parse(readFileSync(lastBackup(dataDir), 'utf8')) as { madeAt?: unknown };
    const at = new Date(typeof madeAt === 'string' ? madeAt : Number.NaN);
    return Number.isNaN(at.getTime()) ? undefined : at;
  } catch {
    return undefined;
  }
}

/** SHA-256 of a file in hexadecimal, read piece by piece. */
export async function fileHash(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest('hex');
}

const differing = (a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): string[] =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => a[name] !== b[name]);

/** Opens a backup and counts: throws in plain words when it is not exactly what was written. */
export async function verifiedBackup(folder: string): Promise<{ readonly manifest: BackupManifest; readonly seen: Inspection }> {
  const path = (name: keyof typeof backupFiles) => join(folder, backupFiles[name]);
  for (const name of ['database', 'key', 'manifest'] as const)
    if (!existsSync(path(name))) throw CliError.because('backupFileMissing', folder, backupFiles[name]);
  let read: BackupManifest;
  try {
    read = manifest.parse(JSON.parse(readFileSync(path('manifest'), 'utf8')));
  } catch {
    throw CliError.because('backupUnreadable', path('manifest'));
  }
  for (const name of ['database', 'key'] as const)
    if ((await fileHash(path(name))) !== read.sha256[backupFiles[name]]) throw CliError.because('backupChanged', path(name));
  const seen = inspectDatabase(path('database'));
  if (seen.unknownMigrations[0] !== undefined) throw CliError.because('backupNewer', folder, read.softwareVersion);
  const [fault] = [...seen.faults, ...differing(seen.rows, read.rows)];
  if (fault !== undefined) throw CliError.because('backupFaulty', folder, fault);
  return { manifest: read, seen };
}
