/**
 * A study folder to `StudyData`: everything is checked before anything is accepted, and every problem is reported together.
 */
import type { Identities, ResponseRecord, StudyData } from '../../../analysis/types.ts';
import type { Instrument } from '../../../instruments/types.ts';
import type { FileProblem } from '../../http/contract.ts';
import { readAchievement } from './achievement.ts';
import { readResponses } from './answers.ts';
import { inferencesFile, readInferences, readThemes, themesFile } from './evidence.ts';
import { exclusionsFile, readExclusions } from './exclusions.ts';
import { hashFiles } from './hash.ts';
import { type Brought, checkDeployments, editionsOf, knownInstruments, readInstrument, relationsOf } from './instruments.ts';
import { type Known, Seen } from './known.ts';
import { checkManifest, manifestFile } from './manifest.ts';
import { checkMeasures } from './measures.ts';
import { nominationsFile, readNominations, readRespondents, respondentsFile } from './networks.ts';
import { peopleFile, readPeople } from './people.ts';
import { type FileNotice, Inspection } from './problems.ts';
import { readSchools } from './schools.ts';
import { readSelection, selectionFile } from './selection.ts';
import { type FolderSource, instrumentOf } from './source.ts';
import { type ReadDesign, readDesign } from './study-json.ts';
import { readJson } from './text.ts';

export type StudyFolder =
  | {
      readonly ok: true;
      readonly data: StudyData;
      readonly identities: Identities;
      readonly notices: readonly FileNotice[];
      readonly counts: Readonly<Record<string, number>>;
      /** SHA-256 over the files of the study (hash.ts) */
      readonly inputHash: string;
    }
  | { readonly ok: false; readonly problems: readonly FileProblem[]; readonly notices: readonly FileNotice[] };

type Files = ReadonlyMap<string, Uint8Array>;

const readFiles = (source: FolderSource, inspection: Inspection): Files => {
  const files = new Map<string, Uint8Array>();
  for (const path of source.paths) {
    const bytes = source.read(path, inspection);
    if (bytes) files.set(path, bytes);
  }
  return files;
};

/** Reports a file that should be there; one that is there but could not be had is reported already. */
const missing = (
  file: string,
  source: FolderSource,
  inspection: Inspection,
  code: 'missingFile' | 'respondentsMissing' = 'missingFile',
) => {
  if (source.paths.includes(file) || inspection.problems.some((problem) => problem.file === file)) return;
  inspection.problem({ file }, code);
};

const readDesignFile = (files: Files, inspection: Inspection): ReadDesign => {
  const bytes = files.get('study.json');
  const json = bytes && readJson('study.json', bytes, inspection);
  return json ? readDesign(json.value, inspection) : {};
};

const readBrought = (files: Files, inspection: Inspection): Brought => {
  const brought = new Map<string, Instrument | 'unreadable'>();
  for (const [path, bytes] of files) {
    const id = instrumentOf(path, 'instruments');
    if (id !== undefined) brought.set(id, readInstrument(id, bytes, inspection));
  }
  return brought;
};

/** The editions that are brought, deployed or answered, by id and version. */
const usedInstruments = (brought: Brought, named: Iterable<readonly [string, number]>, find: Known['instruments']['find']) => {
  const used = new Map<string, Instrument>();
  for (const instrument of brought.values())
    if (instrument !== 'unreadable') used.set(`${instrument.id}\n${instrument.version}`, instrument);
  for (const [id, version] of named) {
    const found = find(id, version);
    if (typeof found !== 'string') used.set(`${id}\n${version}`, found);
  }
  return [...used.values()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.version - b.version));
};

const readAllResponses = (files: Files, brought: Brought, known: Known): readonly ResponseRecord[] => {
  const seen = new Seen();
  const all: ResponseRecord[] = [];
  for (const [path, bytes] of files) {
    const id = instrumentOf(path, 'answers');
    if (id === undefined) continue;
    for (const response of readResponses(id, bytes, editionsOf(id, brought), seen, known)) all.push(response);
  }
  return all;
};

/** Reads a whole study. Never throws on what a folder holds. */
export const readStudyFolder = (source: FolderSource): StudyFolder => {
  const inspection = new Inspection();
  inspection.take(source);
  const refused = () => ({ ok: false, problems: inspection.list(), notices: inspection.notices }) as const;
  if (source.problems.some((problem) => problem.file === '')) return refused(); // the folder as a whole is not to be read

  const files = readFiles(source, inspection);
  const manifest = files.get(manifestFile);
  const listed = manifest && readJson(manifestFile, manifest, inspection);
  if (listed) checkManifest(listed.value, files, inspection);

  missing('study.json', source, inspection);
  const design = readDesignFile(files, inspection);
  const brought = readBrought(files, inspection);
  const deployments = design.deployments ?? [];
  const instruments = knownInstruments(brought, deployments);
  checkDeployments(deployments, instruments, inspection);

  const waves = design.waves && new Map(design.waves.map((wave, i) => [wave.id, i]));
  const schoolBytes = files.get('schools.csv');
  missing('schools.csv', source, inspection);
  const schools = schoolBytes && readSchools(schoolBytes, inspection);
  const schoolIds = schools?.complete ? new Set(schools.schools.map((school) => school.id)) : undefined;
  design.whole?.archived?.schools?.forEach((id, i) => {
    if (schoolIds && !schoolIds.has(id))
      inspection.problem({ file: 'study.json', column: `archived.schools[${i}]` }, 'unknownSchool', id);
  });

  const deployed = deployments.map((d) => [d.instrument, d.version] as const);
  const answered = [...files.keys()].flatMap((path) => editionsOf(instrumentOf(path, 'answers') ?? '', brought));
  const usable = [...usedInstruments(brought, deployed, instruments.find), ...answered];
  const relations = relationsOf(design.network, usable);
  const base = { inspection, waves, schools: schoolIds, instruments, relations: design.whole && relations };

  const peopleBytes = files.get(peopleFile);
  const people = peopleBytes && readPeople(peopleBytes, { ...base, people: undefined });
  // of an id that stands there twice the first holds
  const byId = people?.complete ? new Map([...people.people].reverse().map((person) => [person.id, person])) : undefined;
  const known: Known = { ...base, people: peopleBytes ? byId : 'absent' };

  const responses = readAllResponses(files, brought, known);
  const nominationBytes = files.get(nominationsFile);
  const nominations = nominationBytes ? readNominations(nominationBytes, known) : [];
  const respondentBytes = files.get(respondentsFile);
  const networkRespondents = respondentBytes ? readRespondents(respondentBytes, known) : [];
  if (nominations.length > 0) missing(respondentsFile, source, inspection, 'respondentsMissing');
  const achievementBytes = files.get('achievement.csv');
  const achievement = achievementBytes ? readAchievement(achievementBytes, known) : [];

  const identities = { schools: schools?.identities ?? new Map(), people: people?.identities ?? new Map() };
  const themeBytes = files.get(themesFile);
  const themes = themeBytes ? readThemes(themeBytes, known, identities) : [];
  const inferenceBytes = files.get(inferencesFile);
  const inferences = inferenceBytes ? readInferences(inferenceBytes, known) : [];

  const exclusionBytes = files.get(exclusionsFile);
  const exclusions = exclusionBytes ? readExclusions(exclusionBytes, known, responses) : [];

  const selectionBytes = files.get(selectionFile);
  const frozen = selectionBytes && readJson(selectionFile, selectionBytes, inspection);
  const selection = frozen && readSelection(frozen.value, design.whole, schoolIds, inspection);

  const namesPeople = nominations.length > 0 || networkRespondents.length > 0 || responses.some((r) => r.person !== null);
  if (namesPeople) missing(peopleFile, source, inspection);
  if (design.comparison && design.whole && waves && ![...brought.values()].includes('unreadable'))
    checkMeasures(
      design.comparison,
      { instruments: usable, relations: relations.keys(), waves, schools: schools?.schools },
      inspection,
    );

  if (inspection.failed || !design.whole || !schools) return refused();
  const named = [...deployed, ...responses.map((r) => [r.instrument, r.version] as const)];
  const data: StudyData = {
    design: design.whole,
    instruments: usedInstruments(brought, named, instruments.find),
    schools: schools.schools,
    people: people?.people ?? [],
    responses,
    nominations,
    networkRespondents,
    achievement,
    ...(selection === undefined ? {} : { selection }),
    ...(themes.length > 0 ? { themes } : {}),
    ...(inferences.length > 0 ? { inferences } : {}),
    ...(exclusions.length > 0 ? { exclusions } : {}),
  };
  return { ok: true, data, identities, notices: inspection.notices, counts: countsOf(data), inputHash: hashFiles(files) };
};

/** How many there are of each, as shown after an import and written in the manifest. */
export const countsOf = (data: StudyData): Readonly<Record<string, number>> => ({
  schools: data.schools.length,
  people: data.people.length,
  instruments: data.instruments.length,
  responses: data.responses.length,
  drafts: data.responses.filter((response) => !response.submitted).length,
  nominations: data.nominations.length,
  networkRespondents: data.networkRespondents.length,
  achievement: data.achievement.length,
  ...(data.themes === undefined ? {} : { themes: data.themes.length }),
  ...(data.inferences === undefined ? {} : { inferences: data.inferences.length }),
  ...(data.exclusions === undefined ? {} : { exclusions: data.exclusions.length }),
});
