/** `StudyData` to the files of a study folder: the same study always gives the same bytes (the manifest's time apart). */
import type { Identities, ResponseRecord, StudyData } from '../../../analysis/types.ts';
import { findInstrument } from '../../../instruments/registry.ts';
import { writeAchievement } from './achievement.ts';
import { answersFile, writeResponses } from './answers.ts';
import { writeCodebook } from './codebook.ts';
import { exclusionsFile, writeExclusions } from './exclusions.ts';
import { inferencesFile, themesFile, writeInferences, writeThemes } from './evidence.ts';
import { instrumentFile } from './instruments.ts';
import { manifestFile, writeManifest } from './manifest.ts';
import { nominationsFile, respondentsFile, writeNominations, writeRespondents } from './networks.ts';
import { peopleFile, writePeople } from './people.ts';
import { countsOf } from './read.ts';
import { writeSchools } from './schools.ts';
import { selectionFile, writeSelection } from './selection.ts';
import { inOrder } from './source.ts';
import { writeDesign } from './study-json.ts';

export interface FolderToWrite {
  readonly data: StudyData;
  /** with these, names, e-mail addresses and BRIN codes are written too */
  readonly identities?: Identities;
  readonly softwareVersion: string;
  /** ISO 8601 */
  readonly writtenAt: string;
}

const header = (bytes: Uint8Array): readonly string[] => {
  const end = bytes.indexOf(10);
  return new TextDecoder().decode(bytes.subarray(0, end)).split(',');
};

/** Table → how many rows; only tables that have any, but for `schools.csv`, which a folder must have. */
const writeTables = ({ data, identities }: FolderToWrite) => {
  const tables: [string, number, Uint8Array][] = [['schools.csv', data.schools.length, writeSchools(data.schools, identities)]];
  if (data.people.length > 0) tables.push([peopleFile, data.people.length, writePeople(data.people, identities)]);
  const byInstrument = new Map<string, ResponseRecord[]>();
  for (const response of data.responses) {
    const own = byInstrument.get(response.instrument) ?? [];
    own.push(response);
    byInstrument.set(response.instrument, own);
  }
  for (const [id, responses] of [...byInstrument].sort(([a], [b]) => inOrder(a, b))) {
    const editions = data.instruments.filter((instrument) => instrument.id === id);
    tables.push([answersFile(id), responses.length, writeResponses(responses, editions)]);
  }
  if (data.nominations.length + data.networkRespondents.length > 0) {
    tables.push([nominationsFile, data.nominations.length, writeNominations(data.nominations)]);
    tables.push([respondentsFile, data.networkRespondents.length, writeRespondents(data.networkRespondents)]);
  }
  if (data.achievement.length > 0) tables.push(['achievement.csv', data.achievement.length, writeAchievement(data.achievement)]);
  const { themes = [], inferences = [] } = data;
  if (themes.length > 0) tables.push([themesFile, themes.length, writeThemes(themes)]);
  if (inferences.length > 0) tables.push([inferencesFile, inferences.length, writeInferences(inferences)]);
  const { exclusions = [] } = data;
  if (exclusions.length > 0) tables.push([exclusionsFile, exclusions.length, writeExclusions(exclusions)]);
  return tables;
};

/** path → bytes, with codebook and manifest. Instruments that the program ships itself are named, not written. */
export const writeStudyFolder = (folder: FolderToWrite): Map<string, Uint8Array> => {
  const { data, identities, softwareVersion, writtenAt } = folder;
  const encode = (text: string) => new TextEncoder().encode(text);
  const tables = writeTables(folder);
  const files = new Map<string, Uint8Array>([['study.json', encode(writeDesign(data.design))]]);
  if (data.selection) files.set(selectionFile, encode(writeSelection(data.selection)));
  for (const [path, , bytes] of tables) files.set(path, bytes);
  for (const instrument of data.instruments) {
    if (findInstrument(instrument.id, instrument.version)) continue;
    const later = files.has(instrumentFile(instrument.id)) ? instrument.version : undefined;
    files.set(instrumentFile(instrument.id, later), encode(`${JSON.stringify(instrument, null, 2)}\n`));
  }
  files.set('codebook.json', encode(writeCodebook(data, new Map(tables.map(([path, , bytes]) => [path, header(bytes)])))));
  const facts = {
    study: data.design.id,
    softwareVersion,
    writtenAt,
    withIdentities: identities !== undefined,
    counts: countsOf(data),
  };
  files.set(manifestFile, encode(writeManifest(facts, files, new Map(tables.map(([path, rows]) => [path, rows])))));
  return files;
};
