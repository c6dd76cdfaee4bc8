/**
 * The worker's side: the second entry of the server's build. It opens the database for reading only, but for the one task
 * that writes: an import.
 */
import { randomBytes } from 'node:crypto';
import { qualityFlags } from '../../analysis/quality/flags.ts';
import { analyseStudy } from '../../analysis/study.ts';
import { jointOf } from '../evidence/joint.ts';
import { closedFindings, isClosed, withoutExplanatory } from '../reports/closed.ts';
import { resultFiles } from '../reports/files.ts';
import { buildReport } from '../reports/report.ts';
import { lookAtSelection } from '../reports/selection-look.ts';
import type { Progress } from '../http/jobs.ts';
import { readReturned } from '../returned/reading.ts';
import { parseRoster } from '../rosters/parse.ts';
import { drawCards } from '../classes/cards.ts';
import { drawLetters } from '../mail/letters.ts';
import { openStore } from '../store/store.ts';
import { sha256OfText } from '../studies/folder/hash.ts';
import { hashFiles, pseudonymise, writeStudyFolder, zipFolder } from '../studies/folder/index.ts';
import { importZip } from '../studies/import.ts';
import type { LoadedStudy } from '../studies/store.ts';
import type { StudySource, Tasks, Workload } from './tasks.ts';

async function loadFrom(source: StudySource): Promise<LoadedStudy> {
  if ('loaded' in source) return source.loaded;
  const notHere = () => {
    throw new Error('a worker only reads');
  };
  const store = openStore({ path: source.path, readonly: true, clock: notHere, ids: notHere });
  try {
    const loaded = await store.studies.load(source.study);
    if (!loaded) throw new Error(`study ${source.study} is gone`);
    return loaded;
  } finally {
    await store.close();
  }
}

type Tell = (step: Progress) => void;
/** Tasks that can say how far they are. */
type Telling = { readonly [K in keyof Tasks]: (input: Parameters<Tasks[K]>[0], tell: Tell) => ReturnType<Tasks[K]> };

const tasks: Telling = {
  importFolder: async ({ bytes, path, actor }) => {
    const store = openStore({ path, clock: () => new Date(), ids: () => randomBytes(16).toString('hex') });
    try {
      return await importZip(store.studies, bytes, actor);
    } finally {
      await store.close();
    }
  },

  results: async ({ source, language, softwareVersion, computedAt }, tell) => {
    const { data: own, pseudonyms } = await loadFrom(source);
    // results leave the platform: they name nobody, and go with the pseudonymised export (same pseudonyms, same hash)
    const data = pseudonymise(own, pseudonyms);
    const inputHash = hashFiles(writeStudyFolder({ data, softwareVersion, writtenAt: computedAt }));
    // reading is the first step, the report and its files the last
    const found = analyseStudy(data, {
      hash: sha256OfText,
      progress: ({ done, total, label }) => tell({ done: done + 1, total: total + 2, label }),
    });
    const closed = isClosed(data, found);
    const findings = closed ? closedFindings(found) : found;
    tell({ done: 1, total: 1, label: 'report' });
    const meta = { softwareVersion, computedAt, inputHash };
    const encoder = new TextEncoder();
    const whole = buildReport(findings, meta, language);
    const report = closed ? withoutExplanatory(whole, language) : whole;
    const files = new Map([...resultFiles(findings, meta, language, report)].map(([path, text]) => [path, encoder.encode(text)]));
    return { report, zip: zipFolder(files), joint: closed ? null : jointOf(findings, language) };
  },

  selection: async ({ source, model, k, softwareVersion, computedAt }, tell) => {
    const { data: own, pseudonyms } = await loadFrom(source);
    // the same order of pupils as in the results: nothing then differs by rounding
    const data = pseudonymise(own, pseudonyms);
    tell({ done: 1, total: 2, label: 'effects' });
    return lookAtSelection(data, { model, k }, sha256OfText, { softwareVersion, computedAt, inputHash: '' });
  },

  readRoster: ({ bytes }) => parseRoster(bytes),

  readReturned: ({ bytes }) => readReturned(bytes),

  letters: (input) => drawLetters(input),

  cards: (input) => drawCards(input),

  quality: async ({ source }) => {
    const { data } = await loadFrom(source);
    const handedIn = data.responses.filter((r) => r.submitted);
    return {
      flags: qualityFlags(data).map((flag) => ({ ...flag, person: null })),
      responses: handedIn.length,
      places: handedIn.map(({ id, school, wave, instrument }) => [id, { school, wave: wave ?? null, instrument }] as const),
    };
  },

  exportFolder: async ({ source, withIdentities, softwareVersion, writtenAt }) => {
    const { data, identities, pseudonyms } = await loadFrom(source);
    return zipFolder(
      withIdentities
        ? writeStudyFolder({ data, identities, softwareVersion, writtenAt })
        : writeStudyFolder({ data: pseudonymise(data, pseudonyms), softwareVersion, writtenAt }),
    );
  },
};

/** Steps come by the thousand; a person sees a few a second. */
const pause = 80;

export default async ({ task, input, port }: Workload): Promise<unknown> => {
  let last = 0;
  const tell: Tell = (step) => {
    const now = performance.now();
    if (!port || now - last < pause) return;
    last = now;
    port.postMessage(step);
  };
  port?.postMessage({ done: 0, total: 1, label: 'load' });
  try {
    return await tasks[task](input as never, tell);
  } finally {
    port?.close();
  }
};
