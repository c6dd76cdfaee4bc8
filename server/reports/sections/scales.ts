/** Scales: scores and reliability over persons, whether they may be averaged over a school, and the schools over the waves. */
import { tQuantile } from '../../../analysis/distributions.ts';
import { meanOf, standardError } from '../../../analysis/description/moments.ts';
import type { EffectGroup } from '../../../analysis/types.ts';
import type { ReportBlock, ReportFigure } from '../../studies/contract.ts';
import { type Column, caution, figure, table, text } from '../blocks.ts';
import type { Context, Section } from '../context.ts';
import { type ProfileValues, scaleProfileFigure } from '../figures/scale-profiles.ts';
import { figureId } from '../figures/svg.ts';
import { dash } from '../format.ts';
import { reportedBlocks } from './reported.ts';
import { scaleChanges } from './scale-changes.ts';

interface Place {
  readonly wave: string;
  readonly subject: string;
}

export const scalesSection = (context: Context): Section => {
  const { words } = context;
  const asked = context.places('scaleMean', 'study');
  // a wave that nobody has answered yet would only fill tables with "no answer"
  const places = asked.filter((place) => (context.study(place.wave, place.subject, 'scaleMean')?.n ?? 0) > 0);
  const silent = [...new Set(asked.filter((place) => !places.includes(place)).map((place) => context.names.wave(place.wave)))];
  const blocks: ReportBlock[] =
    places.length === 0
      ? [text(words.scales.none)]
      : [
          ...(silent.length > 0 ? [text(words.scales.unanswered(silent.join(', ')))] : []),
          ...reliability(context, places),
          aggregation(context, places),
          ...scaleChanges(context),
          ...reportedBlocks(context),
          ...profiles(context, places),
        ];
  return { id: 'scales', title: words.sections.scales, blocks };
};

/** (subject, wave) pairs that a warning with this code names. */
const warned = (context: Context, code: string): ReadonlySet<string> =>
  new Set(
    context.findings.warnings
      .filter((one) => one.code === code)
      .map((one) => JSON.stringify([String(one.params['subject'] ?? ''), String(one.params['wave'] ?? '')])),
  );
const isWarned = (set: ReadonlySet<string>, { subject, wave }: Place): boolean => set.has(JSON.stringify([subject, wave]));

/** Scale and wave with a mark where alpha is below .60; other tables that use the scale carry the same mark. */
export const alphaMark = '†';
export const lowAlphaPlaces = (context: Context): ReadonlySet<string> => warned(context, 'alphaBelow60');

const reliability = (context: Context, places: readonly Place[]): ReportBlock[] => {
  const { words, format, names } = context;
  const low = lowAlphaPlaces(context);
  const columns: Column[] = [
    ['scale', words.columns.scale],
    ['wave', words.columns.wave],
    ['n', words.columns.n, 'number'],
    ['mean', words.columns.mean, 'number'],
    ['sd', words.columns.sd, 'number'],
    ['alphaN', words.scales.alphaN, 'number'],
    ['alpha', words.scales.alpha, 'number'],
    ['feldt', words.scales.feldt, 'number'],
    ['omega', words.scales.omega, 'number'],
  ];
  const rows = places.map((place) => {
    const of = (measure: string) => context.study(place.wave, place.subject, measure);
    const alpha = of('cronbachAlpha');
    return {
      scale: names.subject(place.subject) + (isWarned(low, place) ? ` ${alphaMark}` : ''),
      wave: names.wave(place.wave),
      n: format.count(of('scaleMean')?.n),
      mean: context.estimate(of('scaleMean')),
      sd: context.estimate(of('scaleSd')),
      alphaN: format.count(alpha?.n),
      alpha: context.estimate(alpha),
      feldt: alpha?.missing === undefined ? format.interval(of('alphaFeldtLower')?.value, of('alphaFeldtUpper')?.value) : dash,
      omega: context.estimate(of('omegaTotal')),
    };
  });
  const marked = places.filter((place) => isWarned(low, place));
  const note = [words.scales.reliabilityNote, ...(marked.length > 0 ? [`${alphaMark} ${words.scales.lowAlphaMark}.`] : [])].join(
    ' ',
  );
  const where = marked.map((place) => `${names.subject(place.subject)} (${names.wave(place.wave)})`).join(', ');
  return [
    table(words.scales.reliabilityCaption, columns, rows, note),
    ...(marked.length > 0 ? [caution(words.scales.lowAlpha(where))] : []),
  ];
};

const aggregation = (context: Context, places: readonly Place[]): ReportBlock => {
  const { words, format, names } = context;
  const unsupported = warned(context, 'aggregationNotSupported');
  const low = lowAlphaPlaces(context);
  const columns: Column[] = [
    ['scale', words.columns.scale],
    ['wave', words.columns.wave],
    ['schools', words.columns.schools, 'number'],
    ['icc1', words.scales.icc1, 'number'],
    ['icc2', words.scales.icc2, 'number'],
    ['rwgj', words.scales.rwgj, 'number'],
    ['supported', words.scales.supported],
  ];
  const rows = places.map((place) => {
    const of = (measure: string) => context.study(place.wave, place.subject, measure);
    const [icc1, icc2, rwgj] = [of('icc1'), of('icc2'), of('rwgjMedian')];
    const complete = [icc1, icc2, rwgj].every((one) => one !== undefined && one.missing === undefined);
    const meets = complete && (icc1?.value ?? 0) >= 0.05 && (icc2?.value ?? 0) >= 0.6 && (rwgj?.value ?? 0) >= 0.7;
    const negative = icc1?.value !== undefined && icc1.value <= 0;
    return {
      scale: names.subject(place.subject) + (isWarned(low, place) ? ` ${alphaMark}` : ''),
      wave: names.wave(place.wave),
      schools: format.count(of('scaleMeanOfSchools')?.n),
      icc1: context.estimate(icc1) + (negative ? ` (${words.scales.atMostZero})` : ''),
      icc2: context.estimate(icc2),
      rwgj: context.estimate(rwgj),
      supported: isWarned(unsupported, place)
        ? words.scales.no
        : meets
          ? words.scales.yes
          : complete
            ? words.scales.noCondition
            : dash,
    };
  });
  return table(words.scales.aggregationCaption, columns, rows, words.scales.aggregationNote);
};

const profiles = (context: Context, answered: readonly Place[]): ReportBlock[] => {
  const { words, format } = context;
  const places = context
    .places('scaleScore', 'school')
    .filter(({ wave, subject }) => answered.some((place) => place.wave === wave && place.subject === subject));
  const subjects = [...new Set(places.map((place) => place.subject))];
  const figures = subjects.flatMap((subject) => {
    const waves = places.filter((place) => place.subject === subject).map((place) => place.wave);
    const drawn = profile(context, subject, waves);
    return drawn === undefined ? [] : [drawn];
  });
  const without = places
    .flatMap((place) => context.schools(place.wave, place.subject, 'scaleScore'))
    .filter((row) => row.estimate.missing);
  return [
    ...(figures.length === 0
      ? [text(words.scales.noProfiles)]
      : [{ kind: 'figures' as const, caption: words.scales.profilesCaption, figures }]),
    ...(figures.length > 0 && without.length > 0 ? [text(words.scales.suppressed(format.count(without.length)))] : []),
  ];
};

/** Undefined where no school has a mean. */
const profile = (context: Context, subject: string, waves: readonly string[]): ReportFigure | undefined => {
  const { findings, words, format, names } = context;
  const group = new Map<string, EffectGroup>();
  for (const school of findings.selection?.high ?? []) group.set(school, 'high');
  for (const school of findings.selection?.low ?? []) group.set(school, 'low');
  const schools = waves.flatMap((wave) =>
    context
      .schools(wave, subject, 'scaleScore')
      .flatMap((row) =>
        row.estimate.missing === undefined
          ? [{ school: row.school, group: group.get(row.school) ?? ('middle' as const), wave, value: row.estimate.value }]
          : [],
      ),
  );
  if (schools.length === 0) return undefined;
  const present = waves.filter((wave) => schools.some((one) => one.wave === wave));
  const means = present.map((wave) =>
    meanOfSchools(
      wave,
      schools.filter((one) => one.wave === wave).map((one) => one.value),
    ),
  );
  const chosen = group.size > 0;
  const values: ProfileValues = {
    waves: present.map((wave) => ({ wave, label: names.wave(wave) })),
    schools,
    means,
    chosen,
    legend: {
      high: words.group.high,
      low: words.group.low,
      middle: chosen ? words.scales.legendOther : words.scales.legendSchools,
      mean: words.scales.legendMean,
    },
  };
  const head = {
    id: figureId('profile', subject),
    title: names.subject(subject),
    description: [
      words.scales.profileDescription(
        format.count(new Set(schools.map((one) => one.school)).size),
        values.waves.map((one) => one.label).join(', '),
      ),
      ...means.map((one) =>
        words.scales.profileMean(names.wave(one.wave), format.number(one.mean), format.interval(one.low, one.high)),
      ),
    ].join(' '),
  };
  return figure(head, () => scaleProfileFigure(head, values, format));
};

/** Mean of the schools' means with t(.975, S − 1) · SE; no interval for a single school. */
const meanOfSchools = (wave: string, values: readonly number[]) => {
  const mean = meanOf(values);
  const se = standardError(values);
  const half = se.missing === undefined ? tQuantile(0.975, values.length - 1) * se.value : null;
  return { wave, mean, low: half === null ? null : mean - half, high: half === null ? null : mean + half };
};
