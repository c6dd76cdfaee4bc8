/**
 * Makes one ZIP of what the researcher chose: a ZIP goes as it is, a directory is packed in the browser. Only the study
 * folder's own files go along; what a computer adds by itself (.DS_Store, Thumbs.db, __MACOSX) stays behind.
 */
import { Zip, ZipDeflate } from 'fflate';

/** A file of a directory: where it stands, and its bytes. */
export interface PickedFile {
  readonly path: string;
  readonly file: File;
}

export type PackProblem =
  | { readonly code: 'empty' }
  | { readonly code: 'notStudy' }
  | { readonly code: 'tooManyFiles'; readonly count: number }
  | { readonly code: 'unreadable'; readonly name: string };

export type Packed = { readonly ok: true; readonly body: Blob } | { readonly ok: false; readonly problem: PackProblem };

/** Where a picked file stands: drop and directory choosers say it in different places. */
export function pathOf(file: File & { path?: string; relativePath?: string }): string {
  const given = file.webkitRelativePath || file.relativePath || file.path || file.name;
  return given.replace(/^[./\\]+/, '').replaceAll('\\', '/');
}

const addedBySystems = /(^|\/)(\.[^/]*|Thumbs\.db|desktop\.ini|__MACOSX\/.*|~\$[^/]*)$/i;
const isZip = (file: PickedFile) => /\.zip$/i.test(file.path) && !file.path.includes('/');

/**
 * The files of the study folder with paths below it: the folder is where the topmost study.json stands; anything outside it
 * stays behind. A single directory around it is normal (that is what a chooser gives).
 */
export function studyFiles(picked: readonly PickedFile[]): readonly PickedFile[] | undefined {
  const own = picked.filter((f) => !addedBySystems.test(f.path));
  const depth = (path: string) => path.split('/').length;
  const study = own
    .filter((f) => /(^|\/)study\.json$/.test(f.path))
    .toSorted((a, b) => depth(a.path) - depth(b.path) || a.path.localeCompare(b.path))[0];
  if (!study) return undefined;
  const base = study.path.slice(0, -'study.json'.length);
  return own.filter((f) => f.path.startsWith(base)).map((f) => ({ path: f.path.slice(base.length), file: f.file }));
}

/** Reads and packs; nothing leaves the browser here. */
export async function pack(picked: readonly PickedFile[]): Promise<Packed> {
  const no = (problem: PackProblem): Packed => ({ ok: false, problem });
  const [first] = picked;
  if (!first) return no({ code: 'empty' });
  if (picked.length === 1 && isZip(first)) return { ok: true, body: first.file };
  if (picked.length > 1 && picked.every(isZip)) return no({ code: 'tooManyFiles', count: picked.length });
  const files = studyFiles(picked);
  if (!files) return no({ code: 'notStudy' });
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let failure: unknown;
  const folder = new Zip((error, chunk) => {
    if (error) failure = error;
    else parts.push(chunk as Uint8Array<ArrayBuffer>);
  });
  for (const { path, file } of files) {
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const entry = new ZipDeflate(path, { level: 6 });
      folder.add(entry);
      entry.push(bytes, true);
    } catch {
      return no({ code: 'unreadable', name: path });
    }
    // fflate's own workers are made from a text, which the content-security policy forbids: breathe between files instead
    await new Promise((next) => setTimeout(next));
  }
  folder.end();
  if (failure) throw failure;
  return { ok: true, body: new Blob(parts, { type: 'application/zip' }) };
}
