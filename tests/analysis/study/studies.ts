/** The studies that these tests analyse: committed ones in tests/studies, the others in ../shared where it lies beside the project. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { analyseStudy } from '../../../analysis/study.ts';
import type { AnalysisSettings, Findings, MeasureRow, StudyData } from '../../../analysis/types.ts';
import { directorySource, readStudyFolder } from '../../../server/studies/folder/index.ts';

const places = [new URL('../../studies/', import.meta.url), new URL('../../../../shared/studies/', import.meta.url)];

/** Where a study lies, or null. */
export const studyDirectory = (id: string): string | null => {
  const url = places.map((place) => new URL(`${id}/`, place)).find((at) => existsSync(new URL('study.json', at)));
  return url === undefined ? null : fileURLToPath(url);
};

export function readStudy(directory: string): StudyData {
  const read = readStudyFolder(directorySource(directory));
  if (!read.ok) throw new Error(`not a study folder: ${JSON.stringify(read.problems.slice(0, 5))}`);
  return read.data;
}

export interface Analysed {
  readonly data: StudyData;
  readonly findings: Findings;
  /** the row of a measure; throws when there is none or more than one */
  readonly row: (wanted: Partial<Omit<MeasureRow, 'estimate'>>) => MeasureRow;
}

/** Rows by level, school, person, wave, subject and measure, in one look-up. */
export function analysed(data: StudyData, settings: Partial<AnalysisSettings> = {}): Analysed {
  const findings = analyseStudy(data, { settings });
  const key = (r: Partial<Omit<MeasureRow, 'estimate'>>) =>
    JSON.stringify([r.level, r.school ?? '', r.person ?? '', r.wave ?? '', r.subject ?? '', r.measure]);
  const rows = new Map<string, MeasureRow>();
  for (const row of findings.measures) {
    if (rows.has(key(row))) throw new Error(`twice: ${key(row)}`);
    rows.set(key(row), row);
  }
  return {
    data,
    findings,
    row: (wanted) => {
      const found = rows.get(key(wanted));
      if (found === undefined) throw new Error(`no row ${key(wanted)}`);
      return found;
    },
  };
}
