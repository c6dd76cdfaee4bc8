/**
 * The worker's side: the second entry of the server's build. It opens the database for reading only, but for the one task
 * that writes: an import.
 */
import { randomBytes } from 'node:crypto';
import { analyseStudy } from '../../analysis/study.ts';
import { resultFiles } from '../reports/files.ts';
import { buildReport } from '../reports/report.ts';
import { openStore } from '../store/store.ts';
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

const tasks: Tasks = {
  importFolder: async ({ bytes, path, actor }) => {
    const store = openStore({ path, clock: () => new Date(), ids: () => randomBytes(16).toString('hex') });
    try {
      return await importZip(store.studies, bytes, actor);
    } finally {
      await store.close();
    }
  },

  results: async ({ source, language, softwareVersion, computedAt }) => {
    const { data: own, pseudonyms } = await loadFrom(source);
    // results leave the platform: they name nobody, and go with the pseudonymised export (same pseudonyms, same hash)
    const data = pseudonymise(own, pseudonyms);
    const inputHash = hashFiles(writeStudyFolder({ data, softwareVersion, writtenAt: computedAt }));
    const findings = analyseStudy(data);
    const meta = { softwareVersion, computedAt, inputHash };
    const encoder = new TextEncoder();
    const files = new Map([...resultFiles(findings, meta, language)].map(([path, text]) => [path, encoder.encode(text)]));
    return { report: buildReport(findings, meta, language), zip: zipFolder(files) };
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

export default ({ task, input }: Workload): Promise<unknown> => tasks[task](input as never);
