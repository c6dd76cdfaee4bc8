/**
 * settings.csv: everything that the other tables were made with, one setting a row, so that a table can be made again: what the study
 * chose, what was frozen, and the rules that nobody can choose. A list stands in one cell, separated by ` | `.
 */
import { maxExactDivisions, randomDivisions } from '../../../analysis/comparison/permutation-p-value.ts';
import { minPhasePupils, minPhaseRounds } from '../../../analysis/growth/phase-contrast.ts';
import { minK } from '../../../analysis/growth/selection.ts';
import { minOccasionRows } from '../../../analysis/growth/standardise.ts';
import { minGrowthPupils } from '../../../analysis/growth/two-stage-growth.ts';
import { thresholdsOf } from '../../../analysis/study/settings.ts';
import type { Findings } from '../../../analysis/types.ts';
import { fingerprint } from '../../../instruments/fingerprint.ts';
import type { ReportMeta } from '../context.ts';
import { type Cell, csvFile } from './csv.ts';

const listed = (values: readonly string[] | undefined): Cell => values?.join(' | ') ?? null;

/** What the study's plan says that a figure rests on. */
const planned = ({ design, instruments, mixedModel }: Findings): [string, Cell][] => [
  ['lateAnswers', design.lateAnswers ?? 'exclude'],
  ...Object.entries(thresholdsOf(design)).map(([name, value]): [string, Cell] => [`threshold.${name}`, value]),
  ...instruments.map((one): [string, Cell] => [`instrument.${one.id}.v${one.version}`, fingerprint(one)]),
  ...(design.comparable ?? []).map((one): [string, Cell] => [
    `comparable.${one.instrument}.v${one.from}-v${one.to}`,
    `${one.at} | ${one.by} | ${one.reason}`,
  ]),
  ['network.relations', listed(design.network?.relations.map((one) => one.id))],
  ['network.boundary', listed(design.network?.boundary)],
  ['comparison.measures', listed(design.comparison?.measures)],
  ['comparison.confirmatory', listed(design.comparison?.confirmatory)],
  ['mixed.model', mixedModel?.name ?? null],
  ['mixed.formula', mixedModel?.formula ?? null],
];

/** Responses that somebody left out: each with its reason, the person who decided and the date. */
const leftOut = ({ quality }: Findings): [string, Cell][] => [
  ['exclusions', quality.decisions.length],
  ...quality.decisions.map(({ response, reason, by, at }): [string, Cell] => [
    `exclusion.${response}`,
    `${reason} | ${by} | ${at}`,
  ]),
];

/** The same for every study; the formulas are in the report, under the names of the measures. */
const rules: readonly [string, Cell][] = [
  ['rule.smallestK', minK],
  ['rule.largestShareOfSchools', '1/3'],
  ['rule.minPhasePupils', minPhasePupils],
  ['rule.minPhaseRounds', minPhaseRounds],
  ['rule.minOccasionRows', minOccasionRows],
  ['rule.minGrowthPupils', minGrowthPupils],
  ['rule.permutationExactUpTo', maxExactDivisions],
  ['rule.permutationRandomDivisions', randomDivisions],
];

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
    ...planned(findings),
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
    ['selection.high', listed(selection?.high)],
    ['selection.low', listed(selection?.low)],
    ...leftOut(findings),
    ...rules,
  ];
  return csvFile(['setting', 'value'], rows);
};
