/**
 * A design as one value, and as named parts. Parts are what a change is kept as (before and after), what an undo puts back, and what
 * tells whether something newer touches the same thing.
 */
import type { ComparableEditions, Deployment, StudyDesign, Wave } from '../../analysis/types.ts';
import { findInstrument } from '../../instruments/registry.ts';
import type { Instrument } from '../../instruments/types.ts';

export interface SchoolPlan {
  readonly id: string;
  readonly name: string | null;
  readonly brin: string | null;
  readonly cohort: string | null;
}

export interface Blueprint {
  readonly design: StudyDesign;
  /** editions that the study has: those it asks, those that were answered, and own ones that wait */
  readonly instruments: readonly Instrument[];
  readonly schools: readonly SchoolPlan[];
}

export interface Part {
  readonly part: string;
  /** null = not there */
  readonly before: unknown;
  readonly after: unknown;
}

/** what stands beside the place in a list: a place shifts when something else is put in, and that is no change of this part */
interface Placed {
  readonly at: number;
}
interface WavePart extends Placed {
  readonly label: string;
  readonly opens?: string;
  readonly closes?: string;
}
interface AskedPart extends Placed {
  readonly rows: readonly Pick<Deployment, 'functions' | 'waves'>[];
}

export const keyOf = (instrument: string, version: number): string => `${instrument}/${version}`;
export const isShipped = (i: { readonly id: string; readonly version: number }): boolean =>
  findInstrument(i.id, i.version) !== undefined;

/** The design, part by part. */
export function partsOf({ design, instruments, schools }: Blueprint): ReadonlyMap<string, unknown> {
  const parts = new Map<string, unknown>([['title', design.title]]);
  const { thresholds, network, comparison, blindUntilFrozen, archived } = design;
  for (const [name, value] of Object.entries({ thresholds, network, comparison, blindUntilFrozen }))
    if (value !== undefined) parts.set(name, value);
  if (archived?.study) parts.set('archivedStudy', true);
  for (const wave of archived?.waves ?? []) parts.set(`archivedWave/${wave}`, true);
  for (const school of archived?.schools ?? []) parts.set(`archivedSchool/${school}`, true);
  for (const { instrument, from, to, ...signed } of design.comparable ?? [])
    parts.set(`comparable/${instrument}/${from}/${to}`, signed);
  design.waves.forEach(({ id, label, opens, closes }, at) => {
    const value: WavePart = { label, ...(opens === undefined ? {} : { opens }), ...(closes === undefined ? {} : { closes }), at };
    parts.set(`wave/${id}`, value);
  });
  design.deployments.forEach(({ instrument, version, functions, waves }, at) => {
    const name = `asked/${keyOf(instrument, version)}`;
    const before = parts.get(name) as AskedPart | undefined;
    parts.set(name, { rows: [...(before?.rows ?? []), { functions, waves }], at: before?.at ?? at } satisfies AskedPart);
  });
  for (const one of instruments) if (!isShipped(one)) parts.set(`instrument/${keyOf(one.id, one.version)}`, one);
  for (const { id, ...school } of schools) parts.set(`school/${id}`, school);
  return parts;
}

const bare = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || !('at' in value)) return value;
  const { at: _, ...rest } = value;
  return rest;
};
/** The same apart from its place in a list. Keys are always written in one order, so the text decides. */
export const same = (a: unknown, b: unknown): boolean =>
  JSON.stringify(sorted(bare(a ?? null))) === JSON.stringify(sorted(bare(b ?? null)));
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([k, v]) => [k, sorted(v)]),
        )
      : value;

/** What differs between two designs. */
export function differences(before: Blueprint, after: Blueprint): readonly Part[] {
  const [a, b] = [partsOf(before), partsOf(after)];
  return [...new Set([...a.keys(), ...b.keys()])]
    .filter((part) => !same(a.get(part), b.get(part)))
    .map((part) => ({ part, before: a.get(part) ?? null, after: b.get(part) ?? null }));
}

const put = <T>(list: readonly T[], place: (one: T) => boolean, value: T | null, at: number): readonly T[] => {
  const here = list.findIndex(place);
  if (value === null) return list.filter((one) => !place(one));
  if (here >= 0) return list.map((one, i) => (i === here ? value : one));
  return [...list.slice(0, at), value, ...list.slice(at)];
};

/** Without what an archive no longer holds: an empty list is no list. */
export const withArchived = (design: StudyDesign, kind: 'waves' | 'schools', id: string, away: boolean): StudyDesign => {
  const list = (design.archived?.[kind] ?? []).filter((one) => one !== id);
  const ids = away ? [...list, id] : list;
  return archivedAs(design, { ...design.archived, [kind]: ids });
};
const archivedAs = (
  design: StudyDesign,
  { study, waves = [], schools = [] }: NonNullable<StudyDesign['archived']>,
): StudyDesign => {
  const { archived: _, ...rest } = design;
  if (!study && waves.length === 0 && schools.length === 0) return rest;
  const archived = {
    ...(study ? { study } : {}),
    ...(waves.length > 0 ? { waves } : {}),
    ...(schools.length > 0 ? { schools } : {}),
  };
  return { ...rest, archived };
};
export const withArchivedStudy = (design: StudyDesign, away: boolean): StudyDesign => {
  const { study: _, ...rest } = design.archived ?? {};
  return archivedAs(design, { ...rest, ...(away ? { study: true as const } : {}) });
};

export type Signature = Omit<ComparableEditions, 'instrument' | 'from' | 'to'>;

/** With the signature under a pair of editions, or without it. */
export function withSigned(
  design: StudyDesign,
  { instrument, from, to }: Pick<ComparableEditions, 'instrument' | 'from' | 'to'>,
  signed: Signature | null,
): StudyDesign {
  const { comparable = [], ...rest } = design;
  const others = comparable.filter((one) => one.instrument !== instrument || one.from !== from || one.to !== to);
  const list = signed === null ? others : [...others, { instrument, from, to, ...signed }];
  return list.length === 0 ? rest : { ...rest, comparable: list };
}

/** The deployments of one edition replaced, at its place in the order of asking. */
export function withAsked(
  deployments: readonly Deployment[],
  instrument: string,
  version: number,
  rows: AskedPart['rows'],
  at?: number,
): readonly Deployment[] {
  const mine = (d: Deployment) => d.instrument === instrument && d.version === version;
  const first = deployments.findIndex(mine);
  const others = deployments.filter((d) => !mine(d));
  const place = first >= 0 ? deployments.slice(0, first).filter((d) => !mine(d)).length : (at ?? others.length);
  const own = rows.map(({ functions, waves }) => ({ instrument, version, functions, waves }));
  return [...others.slice(0, place), ...own, ...others.slice(place)];
}

/** The design with one part as given; null takes it away. The state of waves is no part of a design and stays. */
export function withPart(blueprint: Blueprint, part: string, value: unknown): Blueprint {
  const { design } = blueprint;
  const [kind = '', id = '', version = '', later = ''] = part.split('/');
  const as = (changed: StudyDesign): Blueprint => ({ ...blueprint, design: changed });
  const key = <K extends keyof StudyDesign>(name: K) => {
    const { [name]: _, ...rest } = design;
    return as((value === null ? rest : { ...rest, [name]: value }) as StudyDesign);
  };
  switch (kind) {
    case 'title':
    case 'thresholds':
    case 'network':
    case 'comparison':
    case 'blindUntilFrozen':
      return key(kind);
    case 'archivedStudy':
      return as(withArchivedStudy(design, value === true));
    case 'archivedWave':
      return as(withArchived(design, 'waves', id, value === true));
    case 'archivedSchool':
      return as(withArchived(design, 'schools', id, value === true));
    case 'wave': {
      const { at, ...rest } = (value ?? { label: id, at: 0 }) as WavePart;
      const state = design.waves.find((w) => w.id === id)?.state ?? 'planned';
      const wave: Wave | null = value === null ? null : { id, ...rest, state };
      return as({ ...design, waves: put(design.waves, (w) => w.id === id, wave, at) });
    }
    case 'asked': {
      const { rows, at } = (value ?? { rows: [], at: 0 }) as AskedPart;
      return as({ ...design, deployments: withAsked(design.deployments, id, Number(version), rows, at) });
    }
    case 'instrument': {
      const mine = (i: Instrument) => i.id === id && i.version === Number(version);
      return {
        ...blueprint,
        instruments: put(blueprint.instruments, mine, value as Instrument | null, blueprint.instruments.length),
      };
    }
    case 'comparable': {
      const pair = { instrument: id, from: Number(version), to: Number(later) };
      return as(withSigned(design, pair, value as Signature | null));
    }
    case 'school': {
      const school = value === null ? null : ({ id, ...(value as Omit<SchoolPlan, 'id'>) } satisfies SchoolPlan);
      return { ...blueprint, schools: put(blueprint.schools, (s) => s.id === id, school, blueprint.schools.length) };
    }
    default:
      throw new Error(`no part of a design: ${kind}`);
  }
}

/** Deployments of one edition from its cells: waves with the same people asked make one row, waves in the study's order. */
export function rowsOf(cells: ReadonlyMap<string, readonly string[]>, order: readonly string[]): AskedPart['rows'] {
  const rows = new Map<string, { functions: readonly string[]; waves: string[] }>();
  for (const wave of order) {
    const functions = cells.get(wave) ?? [];
    if (functions.length === 0) continue;
    const key = functions.toSorted().join('|');
    const row = rows.get(key) ?? { functions, waves: [] };
    row.waves.push(wave);
    rows.set(key, row);
  }
  return [...rows.values()];
}

/** Whom an edition is asked of, by wave. */
export function cellsOf(design: StudyDesign, instrument: string, version: number): Map<string, readonly string[]> {
  const cells = new Map<string, readonly string[]>();
  for (const d of design.deployments)
    if (d.instrument === instrument && d.version === version)
      for (const wave of d.waves) cells.set(wave, [...new Set([...(cells.get(wave) ?? []), ...d.functions])]);
  return cells;
}
