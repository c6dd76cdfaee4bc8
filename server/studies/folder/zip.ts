/** A study folder as one ZIP: read without ever touching the disk, written so that the same study gives the same bytes. */
import { zipSync } from 'fflate';
import { Inspection } from './problems.ts';
import { type FolderSource, inOrder, isSystemFile, limits, megabytes, sortOut } from './source.ts';
import { methods, unpack, type ZipEntry, zipEntries } from './zip-entries.ts';

const tinyFile = 1024 * 1024;

/** A name that could lead outside the folder on some system, or that no study folder has. */
const unsafe = (name: string): boolean =>
  name.length > 255 ||
  /[\\\p{Cc}]/u.test(name) ||
  /^[A-Za-z]:/.test(name) ||
  name
    .replace(/\/$/, '')
    .split('/')
    .some((part) => part === '' || part === '.' || part === '..');

/** The folder that all files stand in, when the ZIP was made of a folder instead of its content. */
const topFolder = (names: readonly string[]): string => {
  const [first] = names;
  const top = first?.includes('/') ? first.slice(0, first.indexOf('/') + 1) : '';
  return top && names.every((name) => name.startsWith(top)) && !['answers/', 'instruments/'].includes(top) ? top : '';
};

const check = (entry: ZipEntry, path: string, inspection: Inspection): boolean => {
  const before = inspection.problems.length;
  if (entry.link) inspection.problem({ file: path }, 'symlink');
  else if (entry.encrypted) inspection.problem({ file: path }, 'zipEncrypted');
  else if (!methods.includes(entry.method)) inspection.problem({ file: path }, 'zipMethod');
  else if (entry.size > limits.fileBytes) inspection.problem({ file: path }, 'fileTooLarge', megabytes(limits.fileBytes));
  else if (entry.size > tinyFile && entry.size > limits.ratio * entry.packed)
    inspection.problem({ file: path }, 'zipRatio', limits.ratio);
  return inspection.problems.length === before;
};

/**
 * The files in a ZIP. One folder around everything is accepted and taken off. Never throws; whatever is wrong with the
 * archive is among the source's problems, which `readStudyFolder` reports.
 */
export const zipSource = (bytes: Uint8Array): FolderSource => {
  const inspection = new Inspection();
  const entries = zipEntries(bytes, limits.files);
  const files = new Map<string, ZipEntry>();
  if (!entries) inspection.problem({ file: '' }, 'notAZip');
  else if (entries.length > limits.files) inspection.problem({ file: '' }, 'tooManyFiles', limits.files);
  else if (entries.reduce((sum, entry) => sum + entry.size, 0) > limits.totalBytes)
    inspection.problem({ file: '' }, 'folderTooLarge', megabytes(limits.totalBytes));
  else {
    const usable = entries.filter((entry) => !unsafe(entry.name) || inspection.problem({ file: entry.name }, 'unsafePath'));
    const listed = usable.filter((entry) => !entry.name.endsWith('/'));
    const top = topFolder(listed.map((entry) => entry.name).filter((name) => !isSystemFile(name)));
    const seen = new Set<string>();
    for (const entry of listed) {
      const path = entry.name.startsWith(top) ? entry.name.slice(top.length) : entry.name;
      if (seen.has(path)) inspection.problem({ file: path }, 'duplicateFile');
      else if (sortOut(path, inspection) && check(entry, path, inspection)) files.set(path, entry);
      seen.add(path);
    }
  }
  return {
    paths: [...files.keys()].sort(inOrder),
    read: (path, into) => {
      const entry = files.get(path);
      return (entry && unpack(bytes, entry)) ?? into.problem({ file: path }, 'zipDamaged');
    },
    problems: inspection.problems,
    notices: inspection.notices,
  };
};

/** One ZIP of the files, in order of path; all with the same date, so that equal files give equal bytes. */
export const zipFolder = (files: ReadonlyMap<string, Uint8Array>): Uint8Array => {
  const sorted = [...files].sort(([a], [b]) => inOrder(a, b));
  // fflate writes the local clock's fields, so a local date is the same everywhere
  return zipSync(Object.fromEntries(sorted), { level: 6, mtime: new Date(1980, 0, 1) });
};
