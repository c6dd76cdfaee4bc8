/** `manifest.json`: when and with what a folder was written, and the SHA-256 of each file, so that a change is noticed. */
import { z } from 'zod';
import { sha256 } from './hash.ts';
import type { Inspection } from './problems.ts';

export const manifestFile = 'manifest.json';

const schema = z.object({
  format: z.literal(1),
  files: z.array(z.object({ path: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
});

/** Compares the files with the manifest's hashes. `files`: what was read of the folder, by path. */
export const checkManifest = (json: unknown, files: ReadonlyMap<string, Uint8Array>, inspection: Inspection): void => {
  const format = (json as Record<string, unknown> | null)?.format;
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    if (format !== 1) inspection.problem({ file: manifestFile, column: 'format' }, 'wrongFormat');
    else inspection.problem({ file: manifestFile, column: 'files' }, 'badManifest');
    return;
  }
  const listed = new Set<string>();
  for (const { path, sha256: hash } of parsed.data.files) {
    const bytes = files.get(path);
    listed.add(path);
    if (!bytes) inspection.problem({ file: path }, 'inManifestOnly');
    else if (sha256(bytes) !== hash) inspection.problem({ file: path }, 'hashDiffers');
  }
  for (const path of files.keys())
    if (!listed.has(path) && path !== manifestFile) inspection.notice({ file: path }, 'notInManifest');
};

export interface ManifestFacts {
  readonly study: string;
  readonly softwareVersion: string;
  /** ISO 8601 */
  readonly writtenAt: string;
  readonly withIdentities: boolean;
  readonly counts: Readonly<Record<string, number>>;
}

/** Lists each file with its size, its rows (tables, without the header) and its hash. */
export const writeManifest = (
  facts: ManifestFacts,
  files: ReadonlyMap<string, Uint8Array>,
  rows: ReadonlyMap<string, number>,
): string => {
  const listed = [...files].map(([path, bytes]) => {
    const count = rows.get(path);
    return { path, bytes: bytes.length, ...(count === undefined ? {} : { rows: count }), sha256: sha256(bytes) };
  });
  return `${JSON.stringify({ format: 1, ...facts, files: listed }, null, 2)}\n`;
};
