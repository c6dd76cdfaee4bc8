/** The measures that `study.json` names for the comparison: does each exist? */
import { schoolNetworkMeasures } from '../../../analysis/networks/measures.ts';
import type { School } from '../../../analysis/types.ts';
import type { Instrument } from '../../../instruments/types.ts';
import type { Inspection } from './problems.ts';
import type { ReadDesign } from './study-json.ts';

export interface MeasureContext {
  readonly instruments: readonly Instrument[];
  readonly relations: Iterable<string>;
  readonly waves: ReadonlyMap<string, number>;
  /** undefined: schools.csv could not be read */
  readonly schools: readonly School[] | undefined;
}

/** What can stand before the @: scales and network measures. */
const namedAtWaves = ({ instruments, relations }: MeasureContext): ReadonlySet<string> =>
  new Set([
    ...instruments.flatMap((instrument) => instrument.scales.map((scale) => `${instrument.id}.${scale.id}`)),
    ...[...relations].flatMap((relation) => schoolNetworkMeasures.map((measure) => `${relation}.${measure.id}`)),
  ]);

/** Reports measures that do not exist, waves that do not exist, and confirmatory ones that are not among the measures. */
export const checkMeasures = (
  comparison: NonNullable<ReadDesign['comparison']>,
  context: MeasureContext,
  inspection: Inspection,
): void => {
  const known = namedAtWaves(context);
  const check = (full: string, column: string) => {
    const place = { file: 'study.json', column };
    const [name = '', at, ...rest] = full.split('@');
    if (at === undefined) {
      if (!context.schools) return;
      const values = context.schools.map((school) =>
        Object.hasOwn(school.attributes, name) ? school.attributes[name] : undefined,
      );
      if (values.every((value) => value === undefined)) inspection.problem(place, 'unknownMeasure', full);
      else if (values.some((value) => typeof value === 'string')) inspection.problem(place, 'measureNotNumeric', name);
      return;
    }
    const waves = at.split('..');
    if (rest.length > 0 || waves.length > 2 || !known.has(name)) return inspection.problem(place, 'unknownMeasure', full);
    const unknown = waves.find((wave) => !context.waves.has(wave));
    if (unknown !== undefined) return inspection.problem(place, 'unknownWave', unknown);
    const [from, to] = waves.map((wave) => context.waves.get(wave) ?? 0);
    if (from !== undefined && to !== undefined && from >= to) inspection.problem(place, 'unknownMeasure', full);
  };
  comparison.measures.forEach((measure, i) => check(measure, `comparison.measures[${i}]`));
  comparison.confirmatory.forEach((measure, i) => {
    if (!comparison.measures.includes(measure))
      inspection.problem({ file: 'study.json', column: `comparison.confirmatory[${i}]` }, 'notAmongMeasures', measure);
  });
};
