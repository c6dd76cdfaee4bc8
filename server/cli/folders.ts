/** Folders and ZIP files of the command line: opening, writing, and telling what is wrong with them. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { directorySource, type FolderSource, readStudyFolder, type StudyFolder, zipSource } from '../studies/folder/index.ts';
import { CliError, type Terminal } from './command.ts';
import { cliSentences, countWords } from './words.ts';

const largestZip = 512;

/** The study folder at a path, or undefined when there is nothing. */
export const sourceAt = (path: string): FolderSource | undefined => {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isDirectory()) return directorySource(path);
  if (!stat?.isFile()) return undefined;
  if (stat.size > largestZip * 1_048_576) throw CliError.because('fileTooLarge', path, largestZip);
  return zipSource(readFileSync(path));
};

const isEmpty = (directory: string): boolean => !existsSync(directory) || readdirSync(directory).length === 0;

/** Throws when something stands where a new folder is to be written. */
export const mustBeEmpty = (path: string): void => {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat && !stat.isDirectory()) throw CliError.because('fileExists', path);
  if (!isEmpty(path)) throw CliError.because('notEmpty', path);
};

export const mustNotExist = (path: string): void => {
  if (existsSync(path)) throw CliError.because('fileExists', path);
};

/** Writes files below a directory, making what is not there. */
export const writeFiles = (directory: string, files: Iterable<readonly [string, string | Uint8Array]>): void => {
  try {
    mkdirSync(directory, { recursive: true });
    for (const [path, content] of files) {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), content);
    }
  } catch (error) {
    throw CliError.because('cannotWrite', directory, (error as NodeJS.ErrnoException).code ?? String(error));
  }
};

export const writeOneFile = (path: string, content: Uint8Array): void => {
  try {
    writeFileSync(path, content);
  } catch (error) {
    throw CliError.because('cannotWrite', path, (error as NodeJS.ErrnoException).code ?? String(error));
  }
};

type Read = Extract<StudyFolder, { ok: true }>;

/**
 * Reads a folder and tells on the terminal what was left aside and what is wrong: file, row, column and what to do.
 * undefined when it is refused.
 */
export const readAloud = (source: FolderSource, terminal: Terminal): Read | undefined => {
  const { language } = terminal;
  terminal.progress(cliSentences.reading()[language]);
  const folder = readStudyFolder(source);
  terminal.progress('');
  for (const { file, column, message } of folder.notices) {
    const place = [file, ...(column === null ? [] : [cliSentences.column(column)[language]])].join(', ');
    terminal.err(`${cliSentences.notice()[language]}: ${place}: ${message[language]}`);
  }
  if (folder.ok) return folder;
  for (const { file, row, column, message } of folder.problems) {
    const place = [
      file || cliSentences.folder()[language],
      ...(row === null ? [] : [cliSentences.row(row)[language]]),
      ...(column === null ? [] : [cliSentences.column(column)[language]]),
    ];
    terminal.err(`${place.join(', ')}: ${message[language]}`);
  }
  terminal.err(cliSentences.refused(cliSentences.problems(folder.problems.length)[language])[language]);
  return undefined;
};

/** The counts of a study as lines. */
export const tellCounts = (counts: Readonly<Record<string, number>>, terminal: Terminal): void => {
  for (const [key, words] of Object.entries(countWords)) {
    const count = counts[key] ?? 0;
    if (count > 0) terminal.out(`  ${String(count).padStart(8)} ${words[terminal.language]}`);
  }
};
