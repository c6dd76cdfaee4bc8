import { existsSync, statSync } from 'node:fs';
import { analyseStudy } from '../../analysis/study.ts';
import type { StudyData } from '../../analysis/types.ts';
import { languages } from '../../instruments/types.ts';
import { resultFiles } from '../reports/files.ts';
import { isUnfrozen } from '../reports/sections/selection.ts';
import { sha256OfText } from '../studies/folder/hash.ts';
import { hashFiles, writeStudyFolder } from '../studies/folder/index.ts';
import { chosen, CliError, type Command, needed, type Terminal } from './command.ts';
import { readAloud, sourceAt, writeFiles } from './folders.ts';
import { version } from './version.ts';
import { cliSentences, partWords } from './words.ts';

interface Input {
  readonly data: StudyData;
  readonly inputHash: string;
}

/** From a folder or ZIP: no database is opened. */
const fromFolder = (path: string, terminal: Terminal): Input | undefined => {
  const source = sourceAt(path);
  return source && readAloud(source, terminal);
};

/** From the database, with the ids of the folder; the hash is that of the study exported with identities. */
const fromStore = async (id: string, computedAt: string): Promise<Input> => {
  const { openData } = await import('../main.ts');
  const { store } = openData();
  try {
    const loaded = await store.studies.load(id);
    if (!loaded) throw CliError.because('noSuchStudy', id);
    const { data, identities } = loaded;
    return {
      data,
      inputHash: hashFiles(writeStudyFolder({ data, identities, softwareVersion: version, writtenAt: computedAt })),
    };
  } finally {
    await store.close();
  }
};

export const analyse: Command = {
  name: 'analyse',
  summary: { nl: 'een onderzoek analyseren', en: 'analyse a study' },
  help: {
    nl: `Gebruik: meetmoment analyse <map, ZIP-bestand of onderzoek-id> --out <map> [--language nl|en]

Analyseert een onderzoeksmap, of een onderzoek uit de database van de gegevensmap (DATA_DIR), en schrijft
  measures.csv         alle maten, met n of de reden waarom er geen waarde is
  school-effects.csv   het effect van elke school
  comparison.csv       scholen met het grootste en het kleinste effect vergeleken
  settings.csv         alle instellingen waarmee de tabellen zijn gemaakt
  results.json         alles, met wie meedeed, wie niet en waarom, en de instellingen
  report.html          het verslag met figuren, in één bestand
Voor een map wordt geen database geopend.

Opties
  --out <map>          waar de uitkomsten komen (verplicht); gelijknamige bestanden worden vervangen
  --language nl|en     taal van report.html (gewoonlijk die van uw computer)

Voorbeeld
  meetmoment analyse mijn-onderzoek --out uitkomsten`,
    en: `Usage: meetmoment analyse <folder, ZIP file or study id> --out <folder> [--language nl|en]

Analyses a study folder, or a study of the database of the data folder (DATA_DIR), and writes
  measures.csv         all measures, with n or the reason why there is no value
  school-effects.csv   the effect of each school
  comparison.csv       schools with the largest and the smallest effect compared
  settings.csv         all settings that the tables were made with
  results.json         all of it, with who took part, who did not and why, and the settings
  report.html          the report with figures, in one file
For a folder no database is opened.

Options
  --out <folder>       where the results go (required); files of the same name are replaced
  --language nl|en     language of report.html (usually that of your computer)

Example
  meetmoment analyse my-study --out results`,
  },
  options: { out: { type: 'string' }, language: { type: 'string' } },
  positionals: 1,
  run: async ({ values, positional }, terminal) => {
    const out = needed(values, 'out');
    const language = chosen(values, 'language', languages, terminal.language);
    if (existsSync(out) && !statSync(out).isDirectory()) throw CliError.because('fileExists', out);
    const computedAt = new Date().toISOString();
    const input = existsSync(positional) ? fromFolder(positional, terminal) : await fromStore(positional, computedAt);
    if (!input) return 1;
    const say = (percent: number, label: string) =>
      terminal.progress(cliSentences.analysing(percent, partWords[label] ?? { nl: label, en: label })[terminal.language]);
    const findings = analyseStudy(input.data, {
      hash: sha256OfText,
      progress: ({ done, total, label }) => say(Math.floor((95 * done) / Math.max(total, 1)), label),
    });
    say(95, 'report');
    const meta = { softwareVersion: version, computedAt, inputHash: input.inputHash };
    const files = resultFiles(findings, meta, language);
    writeFiles(out, files);
    terminal.progress('');
    for (const path of files.keys()) terminal.out(`${out.replace(/\/$/, '')}/${path}`);
    if (isUnfrozen(findings.selection)) terminal.out(cliSentences.notFrozen()[terminal.language]);
    else if (findings.selection?.frozen?.difference) terminal.out(cliSentences.selectionDiffers()[terminal.language]);
    return 0;
  },
};
