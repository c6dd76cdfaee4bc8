/** Which command is meant, its options, its help, and errors in plain words. */
import { parseArgs } from 'node:util';
import type { Words } from '../../instruments/types.ts';
import type { KeyMissing } from '../main.ts';
import { analyse } from './analyse.ts';
import { backup } from './backup.ts';
import { CliError, type Command, type Terminal } from './command.ts';
import { demo } from './demo.ts';
import { doctor } from './doctor.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { restore } from './restore.ts';
import { serve } from './serve.ts';
import { user } from './user.ts';
import { version } from './version.ts';
import { cliSentences } from './words.ts';

export const commands: readonly Command[] = [serve, demo, importCommand, analyse, exportCommand, user, backup, restore, doctor];

const overview = (): Words => {
  const width = Math.max(...commands.map((command) => command.name.length));
  const lines = (language: 'nl' | 'en') =>
    commands.map((command) => `  ${command.name.padEnd(width)}   ${command.summary[language]}`).join('\n');
  return {
    nl: `Meetmoment ${version}: van vragenlijst naar uitkomst

Gebruik: meetmoment <opdracht> [opties]

${lines('nl')}

Met meetmoment <opdracht> --help leest u meer.`,
    en: `Meetmoment ${version}: from questionnaire to finding

Usage: meetmoment <command> [options]

${lines('en')}

meetmoment <command> --help tells more.`,
  };
};

/** What `parseArgs` found wrong, said by us. */
const optionProblem = (error: unknown): CliError => {
  const message = error instanceof Error ? error.message : String(error);
  const option = /'([^']+)'/.exec(message)?.[1];
  return CliError.usage('wrongOption', option === undefined ? message : `${option}.`);
};

const given = (command: Command, args: readonly string[]) => {
  const options = { ...command.options, help: { type: 'boolean', short: 'h' } } as const;
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw optionProblem(error);
  }
};

const runCommand = async (command: Command, args: readonly string[], terminal: Terminal): Promise<number> => {
  if (args.includes('--help') || args.includes('-h')) {
    terminal.out(command.help[terminal.language]);
    return 0;
  }
  const { values, positionals } = given(command, args);
  const [positional = '', ...rest] = positionals;
  if (command.positionals === 0 && positionals.length > 0) throw CliError.usage('tooManyWords', positional);
  if (command.positionals === 1 && positional === '') throw CliError.usage('wordNeeded');
  if (rest[0] !== undefined) throw CliError.usage('tooManyWords', rest[0]);
  return command.run({ values: values as Parameters<Command['run']>[0]['values'], positional }, terminal);
};

/** Errors of the system that people can do something about. */
const known = (error: unknown): CliError | undefined => {
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? '';
  if (code === 'EADDRINUSE') return CliError.because('portInUse');
  if (code.startsWith('SQLITE_BUSY')) return CliError.because('databaseBusy');
  // by name: the module that makes it is loaded only by the commands that need a database
  if (error instanceof Error && error.name === 'KeyMissing') return CliError.because('keyMissing', (error as KeyMissing).file);
  return error instanceof CliError ? error : undefined;
};

/** Runs the command line. Resolves to the exit code: 0 done, 1 refused or failed, 2 used wrongly. */
export const run = async (args: readonly string[], terminal: Terminal): Promise<number> => {
  const [name, ...rest] = args;
  const { language } = terminal;
  try {
    if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
      const tell = name === undefined ? terminal.err : terminal.out;
      tell(overview()[language]);
      return name === undefined ? 2 : 0;
    }
    if (name === '--version') {
      terminal.out(version);
      return 0;
    }
    const command = commands.find((one) => one.name === name);
    if (!command) throw CliError.usage('unknownCommand', name);
    return await runCommand(command, rest, terminal);
  } catch (error) {
    terminal.progress('');
    const plain = known(error);
    terminal.err((plain?.words ?? cliSentences.unexpected(error instanceof Error ? error.message : String(error)))[language]);
    if (!plain && error instanceof Error && error.stack) terminal.err(error.stack);
    return plain?.exitCode ?? 1;
  }
};
