/** Growth lines before and during (or over time): all schools together, then a small multiple for each chosen school. */
import type { GrowthLine, ModelFindings } from '../../../analysis/growth/models/types.ts';
import type { EffectGroup } from '../../../analysis/types.ts';
import type { ReportBlock, ReportFigure } from '../../studies/contract.ts';
import { figure, heading, text } from '../blocks.ts';
import type { Context } from '../context.ts';
import { growthDomain, growthLineFigure, type GrowthLineValues } from '../figures/growth-lines.ts';
import { figureId, fit, plain } from '../figures/svg.ts';

export const growthPictures = (context: Context, { lines, kind }: ModelFindings): ReportBlock[] => {
  const { words, findings } = context;
  const own = words.models.growth;
  const [all, ...drawn] = lines;
  if (all === undefined || all.points.length === 0) return [];
  const { high = [], low = [] } = findings.selection ?? {};
  const groupOf = (school: string): EffectGroup | null => (high.includes(school) ? 'high' : low.includes(school) ? 'low' : null);
  // largest effect first: the smallest effects stand in the selection from the smallest up
  const eb = new Map(findings.schoolEffects.flatMap((row) => (row.eb === null ? [] : [[row.school, row.eb] as const])));
  const ordered = drawn.toSorted((a, b) => (eb.get(b.school ?? '') ?? 0) - (eb.get(a.school ?? '') ?? 0));
  const zero = kind === 'intervention';
  const shared = growthDomain(drawn, zero);
  const chosen = drawn.every((line) => line.school !== null && groupOf(line.school) !== null);
  const figures = ordered.map((line) => draw(context, kind, line, groupOf(line.school ?? ''), shared));
  return [
    heading(own.heading[kind]),
    text(own.intro[kind]),
    {
      kind: 'figures',
      caption: own.allTitle,
      figures: [draw(context, kind, all, null, growthDomain([all], zero))],
    },
    ...(figures.length === 0
      ? []
      : [{ kind: 'figures' as const, caption: chosen ? own.chosenCaption : own.everyCaption, figures }]),
  ];
};

const draw = (
  context: Context,
  kind: ModelFindings['kind'],
  line: GrowthLine,
  group: EffectGroup | null,
  domain: GrowthLineValues['domain'],
): ReportFigure => {
  const { words, format } = context;
  const own = words.models.growth;
  const school = line.school === null ? own.everyone : plain(line.school);
  const head = {
    id: figureId('growth', line.school ?? 'all-schools'),
    title: line.school === null ? own.allTitle : own.schoolTitle(fit(school, 24), group === null ? '' : words.group[group]),
    description: describe(context, kind, school, line),
  };
  const phases = kind === 'intervention' ? { phases: { before: own.before, during: own.during } } : {};
  const axis = { x: own.axisX[kind], y: own.axisY[kind] };
  return figure(head, () => growthLineFigure(head, { points: line.points, group, domain, axis, ...phases }, format));
};

const describe = ({ words, format }: Context, kind: ModelFindings['kind'], school: string, { points }: GrowthLine): string => {
  const own = words.models.growth;
  const n = format.count(points.reduce((sum, point) => sum + point.n, 0));
  const number = (value: number | undefined) => format.number(value, 1);
  if (kind === 'growth') {
    const [first, last] = [points[0], points.at(-1)];
    return own.describeGrowth(
      school,
      number(first?.observed),
      number(last?.observed),
      number(first?.fitted),
      number(last?.fitted),
      n,
    );
  }
  const meanOf = (phase: 'before' | 'during', of: 'observed' | 'fitted') => {
    const those = points.filter((point) => point.phase === phase);
    const total = those.reduce((sum, point) => sum + point.n, 0);
    return number(total === 0 ? undefined : those.reduce((sum, point) => sum + point.n * point[of], 0) / total);
  };
  return own.describeIntervention(
    school,
    meanOf('before', 'observed'),
    meanOf('during', 'observed'),
    meanOf('before', 'fitted'),
    meanOf('during', 'fitted'),
    n,
  );
};
