/** settings.csv: everything that the other tables were made with, one setting a row, so that a table can be made again. */
import type { Findings } from '../../../analysis/types.ts';
import type { ReportMeta } from '../context.ts';
import { type Cell, csvFile } from './csv.ts';

export const settingsCsv = (findings: Findings, meta: ReportMeta): string => {
  const { selection, design, settings } = findings;
  const rows: [string, Cell][] = [
    ['study', design.id],
    ['softwareVersion', meta.softwareVersion],
    ['computedAt', meta.computedAt],
    ['inputHash', meta.inputHash],
    ...Object.entries(settings),
    ['effect', design.achievement?.effect ?? null],
    ['subject', design.achievement?.subject ?? null],
    ['selection.model', selection?.model ?? null],
    ['selection.kAsked', selection?.kAsked ?? null],
    ['selection.k', selection?.k ?? null],
    ['selection.draws', selection?.draws ?? null],
    ['selection.seed', selection?.seed ?? null],
    ['selection.refused', selection?.refused ?? null],
    ['selection.inputHash', selection?.inputHash ?? null],
    ['selection.frozenAt', selection?.frozen?.at ?? null],
    ['selection.frozenBy', selection?.frozen?.by ?? null],
    ['selection.frozenInputHash', selection?.frozen?.inputHash ?? null],
    ['selection.frozenSoftwareVersion', selection?.frozen?.softwareVersion ?? null],
    ['selection.differs', selection?.frozen === undefined ? null : String(selection.frozen.difference !== null)],
  ];
  return csvFile(['setting', 'value'], rows);
};
