/** What a comparison can name in a design: scales and network measures at waves and between them, and numbers of schools. */
import { schoolNetworkMeasures } from '../../analysis/networks/measures.ts';
import type { Wave } from '../../analysis/types.ts';
import type { Words } from '../../instruments/types.ts';
import { type Blueprint, cellsOf } from './blueprint.ts';

export interface Nameable {
  readonly name: string;
  readonly title: Words;
  /** waves and pairs of waves ("T1..T3") at which it is collected */
  readonly at: readonly string[];
  /** a number that schools came with: it is named without a wave */
  readonly attribute?: true;
}

const moments = (waves: readonly string[]): readonly string[] => [
  ...waves,
  ...waves.flatMap((from, i) => waves.slice(i + 1).map((to) => `${from}..${to}`)),
];

/** A scale that is called like its questionnaire is said once. */
const joined = (whole: string, part: string): string => (whole === part ? whole : `${whole}: ${part}`);

/** Everything that is collected by this design. `attributes`: numeric columns of the schools. */
export function nameable(blueprint: Blueprint, attributes: readonly string[]): readonly Nameable[] {
  const { design, instruments } = blueprint;
  // put away before it was opened: nothing will be collected there
  const dropped = (w: Wave) => w.state === 'planned' && design.archived?.waves?.includes(w.id) === true;
  const order = design.waves.filter((w) => !dropped(w)).map((w) => w.id);
  const asked = (id: string) =>
    order.filter((wave) => instruments.some((i) => i.id === id && cellsOf(design, i.id, i.version).has(wave)));
  const scales = new Map<string, Nameable>();
  for (const instrument of instruments)
    for (const scale of instrument.scales) {
      const name = `${instrument.id}.${scale.id}`;
      const [a, b] = [instrument.title, scale.title];
      scales.set(name, { name, title: { nl: joined(a.nl, b.nl), en: joined(a.en, b.en) }, at: moments(asked(instrument.id)) });
    }
  const networks = (design.network?.relations ?? []).flatMap((relation) => {
    const carrier = instruments.find((i) => i.relations?.some((r) => r.id === relation.id));
    const at = moments(carrier ? asked(carrier.id) : []);
    return schoolNetworkMeasures.map(({ id, name: title }) => ({
      name: `${relation.id}.${id}`,
      title: { nl: `${relation.label.nl}: ${title.nl}`, en: `${relation.label.en}: ${title.en}` },
      at,
    }));
  });
  return [
    ...scales.values(),
    ...networks,
    ...attributes.map((name) => ({ name, title: { nl: name, en: name }, at: [], attribute: true as const })),
  ];
}

/** Whether a measure can be named at all (scale or measure known, waves known and in order), and whether this design collects it. */
export function standing(
  measure: string,
  list: readonly Nameable[],
  waves: readonly string[],
): 'collected' | 'notCollected' | 'unknown' {
  const [name = '', at, ...rest] = measure.split('@');
  const found = list.find((one) => one.name === name);
  if (!found || rest.length > 0) return 'unknown';
  if (at === undefined || found.attribute) return at === undefined && found.attribute ? 'collected' : 'unknown';
  const [from, to, ...more] = at.split('..').map((wave) => waves.indexOf(wave));
  if (from === undefined || from < 0 || more.length > 0 || (to !== undefined && to <= from)) return 'unknown';
  return found.at.includes(at) ? 'collected' : 'notCollected';
}
