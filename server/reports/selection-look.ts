/**
 * A selection of schools as a researcher looks at it before and after freezing: the schools with their uncertainty, the picture and
 * the warnings in both languages. Computed from the achievement alone: no answer of anybody is needed or used.
 */
import { makeCollector } from '../../analysis/study/collector.ts';
import { schoolEffects } from '../../analysis/study/effects.ts';
import { settingsFor } from '../../analysis/study/settings.ts';
import { minK } from '../../analysis/growth/selection.ts';
import type { Findings, SelectionModel, StudyData } from '../../analysis/types.ts';
import { type Language, languages } from '../../instruments/types.ts';
import type { SelectionView } from '../contrast/contract.ts';
import { waitsForFreeze } from './closed.ts';
import { makeContext, type ReportMeta, warningSentence } from './context.ts';
import { effectWarnings, selectionFigure } from './sections/effects.ts';

export interface SelectionLook {
  readonly view: Omit<SelectionView, 'warnings' | 'figure' | 'frozen'>;
  readonly difference: NonNullable<SelectionView['frozen']>['difference'];
  readonly spoken: Readonly<Record<Language, Pick<SelectionView, 'warnings' | 'figure'>>>;
}

/** `asked` counts for nothing once a selection is frozen: then model and k are the frozen ones. */
export function lookAtSelection(
  data: StudyData,
  asked: { readonly model?: SelectionModel | undefined; readonly k?: number | undefined },
  hash: (text: string) => string,
  meta: ReportMeta,
): SelectionLook {
  const given = {
    ...(asked.model === undefined ? {} : { selectionModel: asked.model }),
    ...(asked.k === undefined ? {} : { k: asked.k }),
  };
  const settings = settingsFor(data.design, given, data.selection);
  const collect = makeCollector();
  const effects = schoolEffects(data, settings, collect, hash);
  const { selection, ranking, ranks, model, mixed } = effects;
  const own = settings.selectionModel;
  const rows = (own === 'mixed' ? (mixed?.rows ?? []) : effects.rows).filter((row) => row.model === own);
  const estimated = ranking?.schools.length ?? 0;
  const summary = own === 'mixed' ? mixed?.model : model;
  const findings: Findings = {
    design: data.design,
    instruments: [],
    settings,
    measures: [],
    effectModel: model,
    ...(mixed === null ? {} : { mixedModel: mixed.model }),
    schoolEffects: [...effects.rows, ...(mixed?.rows ?? [])],
    selection,
    comparison: [],
    sampleFlow: [],
    exclusions: collect.exclusions,
    warnings: collect.warnings,
    quality: { flags: [], decisions: [], means: [] },
    networks: [],
  };
  const spoken = (language: Language) => {
    const context = makeContext(findings, meta, language);
    const own = collect.warnings.filter((one) => effectWarnings.has(one.code) || one.code === 'noVariance');
    return { warnings: own.map((one) => warningSentence(context, one)), figure: selectionFigure(context) };
  };
  const difference = selection?.frozen?.difference ?? null;
  return {
    view: {
      model: own,
      models: [...(effects.stage === null ? [] : ['twoStage' as const]), ...(mixed === null ? [] : ['mixed' as const])],
      kAsked: selection?.kAsked ?? settings.k,
      k: selection?.k ?? 0,
      kLowest: minK,
      kHighest: Math.floor(estimated / 3),
      seed: selection?.seed ?? settings.seed,
      draws: selection?.draws ?? null,
      inputHash: selection?.inputHash ?? '',
      refused: selection === null ? 'noAchievement' : (selection.refused ?? null),
      shareTop: selection?.shareTop ?? null,
      shareBottom: selection?.shareBottom ?? null,
      mean:
        summary === undefined || summary === null ? null : { value: summary.mu, lower: summary.muLower, upper: summary.muUpper },
      reliability: summary?.meanReliability ?? null,
      schools: rows.map((row) => ({
        school: row.school,
        group: row.group,
        rank: row.rank,
        eb: row.eb,
        sePrediction: row.sePrediction,
        pTop: ranks === null ? null : (row.pTop ?? null),
        pBottom: ranks === null ? null : (row.pBottom ?? null),
        rankLower: row.rankLower ?? null,
        rankUpper: row.rankUpper ?? null,
        missing: row.missing,
      })),
      softwareVersion: meta.softwareVersion,
      closed: waitsForFreeze(data) && selection !== null && selection.refused === undefined,
    },
    difference: difference && {
      entersHigh: [...difference.entersHigh],
      leavesHigh: [...difference.leavesHigh],
      entersLow: [...difference.entersLow],
      leavesLow: [...difference.leavesLow],
      moved: difference.moved.map((one) => ({ ...one })),
      inputChanged: difference.inputChanged,
      refused: difference.refused ?? null,
    },
    spoken: Object.fromEntries(languages.map((one) => [one, spoken(one)])) as SelectionLook['spoken'],
  };
}
