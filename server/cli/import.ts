import { Refusal } from '../http/problem.ts';
import type { FolderSource } from '../studies/folder/index.ts';
import type { StudiesStore } from '../studies/store.ts';
import { type Command, CliError, type Terminal } from './command.ts';
import { readAloud, sourceAt, tellCounts } from './folders.ts';
import { cliSentences } from './words.ts';

/** who did it, in the audit */
export const actor = 'command line';

/** Puts a study folder into the store, or tells what is wrong and leaves the store as it is. Resolves to the exit code. */
export const importFolder = async (
  source: FolderSource,
  studies: Pick<StudiesStore, 'importStudy'>,
  terminal: Terminal,
): Promise<number> => {
  const folder = readAloud(source, terminal);
  if (!folder) return 1;
  const { id } = folder.data.design;
  terminal.progress(cliSentences.writing()[terminal.language]);
  try {
    await studies.importStudy({ data: folder.data, identities: folder.identities }, actor);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw error.code === 'studyExists' ? CliError.because('studyExists', id) : CliError.because('inconsistentStudy');
  } finally {
    terminal.progress('');
  }
  terminal.out(cliSentences.imported(id)[terminal.language]);
  tellCounts(folder.counts, terminal);
  return 0;
};

export const importCommand: Command = {
  name: 'import',
  summary: { nl: 'een onderzoeksmap inlezen', en: 'import a study folder' },
  help: {
    nl: `Gebruik: meetmoment import <map of ZIP-bestand>

Leest een onderzoeksmap in de database van de gegevensmap (DATA_DIR, gewoonlijk ./data). Alles wordt eerst nagekeken:
elk probleem wordt genoemd met bestand, rij en kolom en wat eraan te doen is, en zolang er één is verandert er niets.

Voorbeeld
  meetmoment import mijn-onderzoek`,
    en: `Usage: meetmoment import <folder or ZIP file>

Imports a study folder into the database of the data folder (DATA_DIR, usually ./data). Everything is checked first:
every problem is told with file, row and column and what to do about it, and while there is one nothing changes.

Example
  meetmoment import my-study`,
  },
  options: {},
  positionals: 1,
  run: async ({ positional }, terminal) => {
    const source = sourceAt(positional);
    if (!source) throw CliError.because('noSuchPath', positional);
    const { openData } = await import('../main.ts');
    const { store } = openData();
    try {
      return await importFolder(source, store.studies, terminal);
    } finally {
      await store.close();
    }
  },
};
