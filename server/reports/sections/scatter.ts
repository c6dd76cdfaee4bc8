/** Every measure of the comparison against the school effect, over all schools: the chosen groups are only its ends. */
import type { ComparisonRow, EffectGroup } from '../../../analysis/types.ts';
import type { ReportBlock, ReportFigure } from '../../studies/contract.ts';
import { figure, text } from '../blocks.ts';
import type { Context, Section } from '../context.ts';
import { scatterFigure } from '../figures/scatter.ts';
import { figureId, fit } from '../figures/svg.ts';
import { decimalsFor } from '../format.ts';

/** Undefined without a comparison. Level rows: of each measure its last wave, and whatever the plan calls confirmatory. */
export const scatterSection = (context: Context): Section | undefined => {
  const { findings, words, names } = context;
  const rows = drawnRows(
    findings.comparison,
    findings.design.waves.map((wave) => wave.id),
  );
  const byWave = new Map<string, ReportFigure[]>();
  for (const row of rows) {
    const drawn = draw(context, row);
    if (drawn !== undefined) byWave.set(row.wave, [...(byWave.get(row.wave) ?? []), drawn]);
  }
  if (byWave.size === 0) return undefined;
  const blocks = [...byWave].map(
    ([wave, figures]): ReportBlock => ({
      kind: 'figures',
      caption: words.models.scatter.caption(wave === '' ? '' : names.wave(wave)),
      figures,
    }),
  );
  return { id: 'scatter', title: words.sections.scatter, blocks: [text(words.models.scatter.intro), ...blocks] };
};

const drawnRows = (rows: readonly ComparisonRow[], waves: readonly string[]): readonly ComparisonRow[] => {
  const levels = rows.filter((row) => row.row === 'level');
  const last = new Map<string, number>();
  for (const { measure, wave } of levels) last.set(measure, Math.max(last.get(measure) ?? -1, waves.indexOf(wave)));
  return levels.filter((row) => row.family === 'confirmatory' || waves.indexOf(row.wave) === last.get(row.measure));
};

/** Values of the schools as measures.csv has them. */
const valuesOf = (context: Context, { measure, wave }: ComparisonRow): ReadonlyMap<string, number> => {
  const dot = measure.lastIndexOf('.');
  const places = [
    wave === '' ? context.schools('', measure, 'attribute') : context.schools(wave, measure, 'scaleScore'),
    dot < 0 ? [] : context.schools(wave, measure.slice(0, dot), measure.slice(dot + 1)),
  ];
  const rows = places.find((found) => found.length > 0) ?? [];
  return new Map(
    rows.flatMap(({ school, estimate }) => (estimate.missing === undefined ? [[school, estimate.value] as const] : [])),
  );
};

const draw = (context: Context, row: ComparisonRow): ReportFigure | undefined => {
  const { findings, words, format, names } = context;
  const own = words.models.scatter;
  const values = valuesOf(context, row);
  const model: string = findings.selection?.model ?? 'twoStage';
  const { high = [], low = [] } = findings.selection ?? {};
  const group = (school: string): EffectGroup => (high.includes(school) ? 'high' : low.includes(school) ? 'low' : 'middle');
  const schools = findings.schoolEffects.flatMap((one) => {
    const x = values.get(one.school);
    return one.model === model && one.eb !== null && x !== undefined ? [{ x, y: one.eb, group: group(one.school) }] : [];
  });
  if (schools.length < 3) return undefined;
  const d = decimalsFor(row.welchLower === null || row.welchUpper === null ? null : (row.welchUpper - row.welchLower) / 4);
  const name = names.compared(row.measure);
  const mean = (value: number | null) => (value === null ? own.mean : format.number(value, d));
  const n = format.count(schools.length);
  const head = {
    id: figureId('scatter', row.measure, row.wave),
    title: row.wave === '' ? name : `${name} · ${names.wave(row.wave)}`,
    description:
      row.rAll === null
        ? own.describeFew(n)
        : own.describe(
            n,
            format.number(row.rAll),
            format.interval(row.rAllLower, row.rAllUpper),
            mean(row.meanHigh),
            mean(row.meanLow),
          ),
  };
  return figure(head, () => scatterFigure(head, { schools, axis: { x: fit(name, 44), y: own.axisY } }, format));
};
