/** Networks: team measures over schools, what changed, and the sociograms. */
import { tQuantile } from '../../../analysis/distributions.ts';
import { meanOf, standardDeviation, standardError } from '../../../analysis/description/moments.ts';
import type { MeasureRow, MissingReason } from '../../../analysis/types.ts';
import type { ReportBlock } from '../../studies/contract.ts';
import { type Column, heading, table, text } from '../blocks.ts';
import type { Context, Section } from '../context.ts';
import { plain } from '../figures/svg.ts';
import { dash } from '../format.ts';
import { wavesOfChange } from '../names.ts';
import { sociograms } from './sociograms.ts';

/** Measures of a team in the order of the report. */
const teamMeasures = ['density', 'arcReciprocity', 'dyadReciprocity', 'indegreeCentralization', 'outdegreeCentralization'];
const changing = ['tieStability', ...teamMeasures];
/** Shares of a team: three decimals show a difference that its interval can still see. */
const decimals = 3;
/** Up to this many schools each has its own row. */
const eachSchoolUpTo = 12;

export const networksSection = (context: Context): Section => {
  const { findings, words, format } = context;
  const relations = (findings.design.network?.relations ?? []).map((one) => one.id);
  const measured = relations.filter((relation) => wavesOf(context, relation).length > 0);
  const { tieRule, minNetworkResponse, minNetworkSize } = findings.settings;
  const blocks: ReportBlock[] =
    relations.length === 0
      ? [text(words.networks.none)]
      : measured.length === 0
        ? [text(words.networks.noAnswers)]
        : [
            text(words.networks.intro(format.count(tieRule), format.percent(minNetworkResponse), format.count(minNetworkSize))),
            text(words.networks.teamSize),
            ...measured.flatMap((relation) => measures(context, relation)),
            change(context, measured),
            heading(words.networks.sociograms),
            ...sociograms(context),
          ];
  return { id: 'networks', title: words.sections.networks, blocks };
};

const wavesOf = (context: Context, relation: string): readonly string[] =>
  context
    .places('density', 'school')
    .filter((place) => place.subject === relation && wavesOfChange(place.wave) === undefined)
    .map((place) => place.wave);

const present = (rows: readonly MeasureRow[]): number[] =>
  rows.flatMap((row) => (row.estimate.missing === undefined ? [row.estimate.value] : []));

/** "3 (response too low 2, no ties named 1)" */
const absentWords = (context: Context, rows: readonly MeasureRow[]): string => {
  const { words, format } = context;
  const reasons = new Map<MissingReason, number>();
  for (const { estimate } of rows) {
    if (estimate.missing !== undefined) reasons.set(estimate.missing, (reasons.get(estimate.missing) ?? 0) + 1);
  }
  const total = [...reasons.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return '0';
  const parts = [...reasons].map(([reason, count]) =>
    reasons.size === 1 ? words.missing[reason] : `${words.missing[reason]} ${count}`,
  );
  return `${format.count(total)} (${parts.join(', ')})`;
};

const measures = (context: Context, relation: string): ReportBlock[] => {
  const { words, format, names } = context;
  const waves = wavesOf(context, relation);
  const columns: Column[] = [
    ['measure', words.columns.measure],
    ['wave', words.columns.wave],
    ['schools', words.columns.schools, 'number'],
    ['mean', words.columns.mean, 'number'],
    ['sd', words.columns.sd, 'number'],
    ['range', words.networks.range, 'number'],
    ['without', words.networks.without],
  ];
  const rows = teamMeasures.flatMap((measure) =>
    waves.map((wave) => {
      const all = context.schools(wave, relation, measure);
      const values = present(all);
      const sd = values.length < 2 ? undefined : standardDeviation(values);
      return {
        measure: names.measure(measure),
        wave: names.wave(wave),
        schools: format.count(values.length),
        mean: values.length === 0 ? dash : format.number(meanOf(values), decimals),
        sd: context.estimate(sd, decimals),
        range:
          values.length === 0
            ? dash
            : `${format.number(Math.min(...values), decimals)}–${format.number(Math.max(...values), decimals)}`,
        without: absentWords(context, all),
      };
    }),
  );
  const schools = [...new Set(waves.flatMap((wave) => context.schools(wave, relation, 'density').map((row) => row.school)))];
  return [
    table(words.networks.tableCaption(names.subject(relation)), columns, rows),
    ...(schools.length <= eachSchoolUpTo ? [perSchool(context, relation, schools, waves)] : []),
  ];
};

const perSchool = (context: Context, relation: string, schools: readonly string[], waves: readonly string[]): ReportBlock => {
  const { words, format, names } = context;
  const columns: Column[] = [
    ['school', words.columns.school],
    ['wave', words.columns.wave],
    ['n', words.networks.respondents, 'number'],
    ...['responseRate', ...teamMeasures].map((measure): Column => [measure, names.measure(measure), 'number']),
  ];
  const rows = schools.flatMap((school) =>
    waves.map((wave) => {
      const of = (measure: string) => context.schools(wave, relation, measure).find((row) => row.school === school)?.estimate;
      const rate = of('responseRate');
      return {
        school: plain(school),
        wave: names.wave(wave),
        n:
          rate?.missing === undefined && rate !== undefined
            ? `${format.count(rate.value * rate.n)} / ${format.count(rate.n)}`
            : dash,
        responseRate: rate?.missing === undefined ? format.percent(rate?.value) : words.missing[rate.missing],
        ...Object.fromEntries(teamMeasures.map((measure) => [measure, context.estimate(of(measure), decimals)])),
      };
    }),
  );
  return table(words.networks.perSchoolCaption(names.subject(relation)), columns, rows);
};

/** Mean over schools of each school's own difference, with t(.975, S − 1) · SE. */
const change = (context: Context, relations: readonly string[]): ReportBlock => {
  const { words, format, names } = context;
  const rows = relations.flatMap((relation) =>
    changing.flatMap((measure) =>
      context
        .places(measure, 'school')
        .filter((place) => place.subject === relation && wavesOfChange(place.wave) !== undefined)
        .flatMap((place) => {
          const all = context.schools(place.wave, relation, measure);
          const values = present(all);
          if (values.length === 0) return [];
          const mean = meanOf(values);
          const se = standardError(values);
          const half = se.missing === undefined ? tQuantile(0.975, values.length - 1) * se.value : null;
          return [
            {
              relation: names.subject(relation),
              measure: names.measure(measure),
              wave: names.wave(place.wave),
              schools: format.count(values.length),
              change: format.number(mean, decimals),
              interval: half === null ? words.missing.tooFew : format.interval(mean - half, mean + half, decimals),
            },
          ];
        }),
    ),
  );
  if (rows.length === 0) return text(words.networks.oneWave);
  const columns: Column[] = [
    ['relation', words.columns.relation],
    ['measure', words.columns.measure],
    ['wave', words.columns.wave],
    ['schools', words.columns.schools, 'number'],
    ['change', words.networks.change, 'number'],
    ['interval', words.columns.interval95, 'number'],
  ];
  return table(words.networks.changeCaption, columns, rows, words.networks.changeNote);
};
