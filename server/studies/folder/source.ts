/**
 * Where the files of a study folder come from: a directory or the bytes of a ZIP. Both give the same thing: paths with
 * forward slashes, and the bytes behind each. What is wrong with the folder itself is kept here until `readStudyFolder`
 * reports everything together.
 */
import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileProblem } from '../../http/contract.ts';
import { type FileNotice, Inspection } from './problems.ts';

export interface FolderSource {
  /** sorted, relative to the folder, with forward slashes; only files that may belong to a study folder */
  readonly paths: readonly string[];
  /** the bytes of one of `paths`; undefined when they cannot be had (a problem is then added to `inspection`) */
  read(path: string, inspection: Inspection): Uint8Array | undefined;
  readonly problems: readonly FileProblem[];
  readonly notices: readonly FileNotice[];
}

const megabyte = 1024 * 1024;
/** A study of 104 schools with 66,000 scores is under 10 MB; these bounds keep a hostile folder from filling the memory. */
export const limits = { files: 500, fileBytes: 64 * megabyte, totalBytes: 512 * megabyte, ratio: 200 };
export const megabytes = (bytes: number): number => Math.round(bytes / megabyte);

const tables = [
  'schools.csv',
  'people.csv',
  'nominations.csv',
  'network-respondents.csv',
  'achievement.csv',
  'themes.csv',
  'inferences.csv',
  'exclusions.csv',
];
const documents = ['study.json', 'selection.json', 'codebook.json', 'manifest.json'];

/** The instrument of `answers/<id>.csv` or `instruments/<id>.json`. */
export const instrumentOf = (path: string, folder: 'answers' | 'instruments'): string | undefined => {
  const ending = folder === 'answers' ? '.csv' : '.json';
  const [first, name, ...rest] = path.split('/');
  return first === folder && rest.length === 0 && name?.endsWith(ending) ? name.slice(0, -ending.length) : undefined;
};

/** Whether a path is one that the format knows. */
export const belongs = (path: string): boolean =>
  tables.includes(path) ||
  documents.includes(path) ||
  instrumentOf(path, 'answers') !== undefined ||
  instrumentOf(path, 'instruments') !== undefined;

/** Files that operating systems leave behind. */
export const isSystemFile = (path: string): boolean => {
  const parts = path.split('/');
  const name = parts.at(-1) ?? '';
  return (
    parts[0] === '__MACOSX' || name === '.DS_Store' || name === 'Thumbs.db' || name === 'desktop.ini' || name.startsWith('._')
  );
};

/** Code-unit order: the same on every machine. */
export const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The planted truths of a demo: for whoever looks at the analysis, not for the reader. */
const truthFile = 'truth.json';

/** Sorts a found file into: belongs, of the system, unknown. */
export const sortOut = (path: string, inspection: Inspection): boolean => {
  if (belongs(path)) return true;
  if (path === truthFile) return false;
  inspection.notice({ file: path }, isSystemFile(path) ? 'systemFile' : 'unknownFile');
  return false;
};

/**
 * A directory. Links are not followed but reported; folders other than `answers` and `instruments` are not entered.
 * Throws when `directory` itself cannot be listed.
 */
export const directorySource = (directory: string): FolderSource => {
  const inspection = new Inspection();
  const paths: string[] = [];
  let files = 0;
  let bytes = 0;
  const visit = (folder: string) => {
    for (const name of readdirSync(join(directory, folder)).sort(inOrder)) {
      const path = folder ? `${folder}/${name}` : name;
      const stat = lstatSync(join(directory, path), { throwIfNoEntry: false });
      if (!stat) continue;
      if (stat.isSymbolicLink()) inspection.problem({ file: path }, 'symlink');
      else if (stat.isDirectory()) {
        if (!folder && (name === 'answers' || name === 'instruments')) visit(name);
        else inspection.notice({ file: `${path}/` }, name === '__MACOSX' ? 'systemFile' : 'unknownFile');
      } else if (!stat.isFile()) inspection.problem({ file: path }, 'unreadable');
      else if ((files += 1) > limits.files) continue;
      else if (sortOut(path, inspection)) {
        bytes += stat.size;
        if (stat.size > limits.fileBytes) inspection.problem({ file: path }, 'fileTooLarge', megabytes(limits.fileBytes));
        else paths.push(path);
      }
    }
  };
  visit('');
  if (files > limits.files) inspection.problem({ file: '' }, 'tooManyFiles', limits.files);
  if (bytes > limits.totalBytes) inspection.problem({ file: '' }, 'folderTooLarge', megabytes(limits.totalBytes));
  return {
    paths: paths.sort(inOrder),
    read: (path, into) => {
      try {
        return readPlainFile(join(directory, path));
      } catch {
        return into.problem({ file: path }, 'unreadable');
      }
    },
    problems: inspection.problems,
    notices: inspection.notices,
  };
};

/** Opens without following a link, so that a file exchanged for a link after it was listed does not lead elsewhere. */
const readPlainFile = (path: string): Uint8Array => {
  const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const stat = fstatSync(file);
    if (!stat.isFile() || stat.size > limits.fileBytes) throw new Error('not a plain file');
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
};
