/** What a command of the command line is, and what it may use of the terminal. */
import type { ParseArgsConfig } from 'node:util';
import type { Language, Words } from '../../instruments/types.ts';
import { type CliCode, cliSentences } from './words.ts';

/** The terminal, or what a test gives instead. */
export interface Terminal {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  /** one line that is written over while work goes on; '' wipes it */
  readonly progress: (line: string) => void;
  readonly language: Language;
}

export type Values = Readonly<Record<string, string | boolean | undefined>>;

export interface Command {
  readonly name: string;
  /** one line in the list of commands */
  readonly summary: Words;
  /** what `--help` prints */
  readonly help: Words;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** how many words without dashes it takes */
  readonly positionals: 0 | 1;
  /** Resolves to the exit code: 0 done, 1 refused or failed. */
  readonly run: (given: { readonly values: Values; readonly positional: string }, terminal: Terminal) => Promise<number>;
}

type Args<C extends CliCode> = Parameters<(typeof cliSentences)[C]>;

/** Something that is said in plain words instead of a stack; exit code 2 for wrong use, 1 for the rest. */
export class CliError extends Error {
  readonly words: Words;
  readonly exitCode: 1 | 2;
  private constructor(words: Words, exitCode: 1 | 2) {
    super(words.en);
    this.name = 'CliError';
    this.words = words;
    this.exitCode = exitCode;
  }
  static because<C extends CliCode>(code: C, ...args: Args<C>): CliError {
    return new CliError((cliSentences[code] as (...args: readonly unknown[]) => Words)(...args), 1);
  }
  static usage<C extends CliCode>(code: C, ...args: Args<C>): CliError {
    return new CliError((cliSentences[code] as (...args: readonly unknown[]) => Words)(...args), 2);
  }
}

/** A text option that must be given. */
export const needed = (values: Values, option: string): string => {
  const value = values[option];
  if (typeof value !== 'string' || value === '') throw CliError.usage('optionNeeded', `--${option}`);
  return value;
};

/** One of a few words, or the usual one. */
export const chosen = <T extends string>(values: Values, option: string, allowed: readonly T[], usual: T): T => {
  const value = values[option] ?? usual;
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw CliError.usage('notOneOf', `--${option}`, String(value), allowed.join(', '));
  return found;
};

/** A whole number in a range, or the usual one. */
export const wholeNumber = (values: Values, option: string, least: number, most: number, usual: number): number => {
  const text = values[option];
  if (text === undefined) return usual;
  const value = typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) throw CliError.usage('notWhole', `--${option}`, String(text), least, most);
  return value;
};
