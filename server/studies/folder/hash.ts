/** Hashes of files: of each for the manifest, of the whole folder for the colophon of a result. */
import { createHash } from 'node:crypto';
import { inOrder } from './source.ts';

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Of a text, as UTF-8. */
export const sha256OfText = (text: string): string => sha256(new TextEncoder().encode(text));

/** Files that say something about a study without being part of it. */
const aside = ['manifest.json', 'codebook.json'];

/**
 * SHA-256 over the files that a study consists of, in code-unit order of their paths: path, NUL, SHA-256 of the bytes, line
 * feed. Manifest and codebook are left out: they hold a time and a version of the software.
 */
export const hashFiles = (files: Iterable<readonly [string, Uint8Array]>): string => {
  const hash = createHash('sha256');
  for (const [path, bytes] of [...files].sort(([a], [b]) => inOrder(a, b)))
    if (!aside.includes(path)) hash.update(`${path}\0${sha256(bytes)}\n`, 'utf8');
  return hash.digest('hex');
};
