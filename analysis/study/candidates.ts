/**
 * Which rows the comparison has, and of which family (domain.md §4.6).
 * The study's own list decides; without one: every numeric attribute, every scale, and density, arc reciprocity and in-degree
 * centralization of every relation, each at the first and the last wave, as a change and adjusted for the first wave.
 */
import type { Candidate, SchoolValues } from '../comparison/compare.ts';
import type { ComparisonFamily, ComparisonTiming, StudyData } from '../types.ts';
import type { Collector } from './collector.ts';
import type { MayCompare } from './editions.ts';
import { teamMeasures } from './networks.ts';
import { scaleSubject } from '../scoring/score-responses.ts';

/** Measures of a network that form the family `network`. */
export const networkFamily: readonly string[] = ['density', 'arcReciprocity', 'indegreeCentralization'];

/** What is known about where a measure's values are found. */
type Measure =
  | { readonly kind: 'attribute'; readonly name: string }
  | { readonly kind: 'scale'; readonly name: string; readonly pupils: boolean }
  | { readonly kind: 'network'; readonly name: string; readonly relation: string; readonly measure: string };

export interface WaveSpan {
  readonly first: string;
  readonly last: string;
}

/** The first wave with data, and the last with data that takes no more answers (where all are open, the last). */
export function spanOf(data: StudyData, waves: readonly string[]): WaveSpan | null {
  const states = new Map(data.design.waves.map((w) => [w.id, w.state]));
  const settled = waves.filter((w) => states.get(w) !== 'open');
  const first = waves[0];
  const last = settled.at(-1) ?? waves.at(-1);
  return first === undefined || last === undefined ? null : { first, last };
}

/** Every measure that this study could compare, by name. */
function knownMeasures(data: StudyData): Map<string, Measure> {
  const known = new Map<string, Measure>();
  for (const name of numericAttributes(data)) known.set(name, { kind: 'attribute', name });
  for (const instrument of data.instruments) {
    const own = data.design.deployments.filter((d) => d.instrument === instrument.id);
    const pupils = own.length > 0 && own.every((d) => d.functions.every((f) => f === 'pupil'));
    for (const scale of instrument.scales) {
      const name = scaleSubject(instrument.id, scale.id);
      known.set(name, { kind: 'scale', name, pupils });
    }
  }
  for (const relation of data.design.network?.relations ?? []) {
    for (const id of teamMeasures) {
      const name = `${relation.id}.${id}`;
      known.set(name, { kind: 'network', name, relation: relation.id, measure: id });
    }
  }
  return known;
}

/** Columns of schools.csv with numbers; texts cannot be averaged. */
export function numericAttributes(data: StudyData): readonly string[] {
  const names = new Set(data.schools.flatMap((s) => Object.keys(s.attributes)));
  return [...names].filter((name) => {
    const values = data.schools.map((s) => s.attributes[name] ?? null).filter((v) => v !== null);
    return values.length > 0 && values.every((v) => typeof v === 'number');
  });
}

/** The measures of a study's plan without one, as `name@wave`. `waves` are those in which a measure was answered. */
function defaultNames(known: ReadonlyMap<string, Measure>, spanFor: (m: Measure) => WaveSpan | null): string[] {
  return [...known.values()].flatMap((m) => {
    if (m.kind === 'attribute') return [m.name];
    if (m.kind === 'network' && !networkFamily.includes(m.measure)) return [];
    const span = spanFor(m);
    if (span === null) return [];
    const { first, last } = span;
    return first === last ? [`${m.name}@${last}`] : [`${m.name}@${first}`, `${m.name}@${last}`, `${m.name}@${first}..${last}`];
  });
}

/** The rows to compute, in the plan's order. `wavesWith` gives the waves in which a subject has data, in order. */
export function comparisonCandidates(
  data: StudyData,
  collect: Collector,
  wavesWith: (subject: string) => readonly string[],
  mayCompare: MayCompare = () => true,
): Candidate[] {
  const plan = data.design.comparison;
  const known = knownMeasures(data);
  const spanFor = (m: Measure) =>
    m.kind === 'attribute' ? null : spanOf(data, wavesWith(m.kind === 'scale' ? m.name : m.relation));
  const confirmatory = new Set(plan?.confirmatory ?? []);
  const listed = plan === undefined || plan.measures.length === 0 ? defaultNames(known, spanFor) : plan.measures;
  const firstWave = data.design.waves[0]?.id;
  const attributes = new Map(data.schools.map((s) => [s.id, s.attributes]));

  const valuesAt = (m: Measure, wave: string): SchoolValues => {
    if (m.kind === 'scale') return collect.values(wave, m.name, 'scaleScore');
    if (m.kind === 'network') return collect.values(wave, m.relation, m.measure);
    const values = new Map<string, number>();
    for (const [school, own] of attributes) {
      const value = own[m.name];
      if (typeof value === 'number') values.set(school, value);
    }
    return values;
  };
  const levelFamily = (m: Measure, wave: string): ComparisonFamily => {
    const isLast = spanFor(m)?.last === wave;
    if (m.kind === 'network' && isLast && networkFamily.includes(m.measure)) return 'network';
    // the family is the separate scales; a total of them is no member of it
    return m.kind === 'scale' && m.pupils && isLast && !m.name.endsWith('.total') ? 'pupil' : 'exploratory';
  };

  return [...new Set([...listed, ...confirmatory])].flatMap((full): Candidate[] => {
    const [name = '', wave = ''] = full.split('@');
    const m = known.get(name);
    const waves = wave === '' ? [] : wave.split('..');
    const possible = m !== undefined && (m.kind === 'attribute') === (waves.length === 0) && waves.length <= 2;
    if (!possible || !waves.every((w) => data.design.waves.some((known) => known.id === w))) {
      collect.warn('unknownMeasure', { measure: full });
      return [];
    }
    const named = confirmatory.has(full);
    const [from, to] = waves;
    if (from !== undefined && to !== undefined) {
      const first = valuesAt(m, from);
      const last = valuesAt(m, to);
      if (!mayCompare(m.kind === 'network' ? m.relation : name, from, to)) return [];
      const common = { measure: name, wave, timing: 'concurrent' as ComparisonTiming };
      return [
        { ...common, row: 'change', family: named ? 'confirmatory' : 'exploratory', values: difference(first, last) },
        { ...common, row: 'adjusted', family: 'exploratory', values: last, first },
      ];
    }
    const timing: ComparisonTiming = m.kind === 'attribute' || wave === firstWave ? 'before' : 'concurrent';
    const family = named ? 'confirmatory' : levelFamily(m, wave);
    return [{ measure: name, wave, row: 'level', timing, family, values: valuesAt(m, wave) }];
  });
}

function difference(first: SchoolValues, last: SchoolValues): SchoolValues {
  const change = new Map<string, number>();
  for (const [school, value] of last) {
    const before = first.get(school);
    if (before !== undefined) change.set(school, value - before);
  }
  return change;
}
