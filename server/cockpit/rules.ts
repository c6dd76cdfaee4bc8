/**
 * The matrix of the cockpit from counts. Who is due follows from kinds of people (same school, functions and waves) and the design; what
 * was answered by somebody who is not due (left, or changed job) does not count, so no share passes one by that way. Pure; today is an
 * argument.
 */
import { onRosterAt, personAt } from '../../analysis/networks/study-networks.ts';
import { fullResponse } from '../../analysis/networks/response-rate.ts';
import { defaultSettings } from '../../analysis/study/settings.ts';
import type { FormerState, Person, StudyDesign, WaveState } from '../../analysis/types.ts';
import type { Words } from '../../instruments/types.ts';
import type { ActionName, CallList, Cockpit, FunctionCounts, NetworkGateName, SchoolWave } from './contract.ts';

/** People who are alike in everything that decides what they are asked. */
export interface Kind {
  readonly school: string;
  readonly functions: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
  readonly leave: readonly string[] | null;
  readonly was: readonly FormerState[] | null;
}
type State = 'draft' | 'submitted';
interface InSchool {
  readonly wave: string;
  readonly school: string;
  readonly n: number;
}
export interface CockpitCounts {
  readonly design: StudyDesign;
  readonly instruments: readonly {
    readonly id: string;
    readonly version: number;
    readonly title: Words;
    readonly form: boolean;
  }[];
  readonly schools: readonly { readonly id: string; readonly name: string | null; readonly cohort: string | null }[];
  readonly kinds: readonly (Kind & { readonly n: number })[];
  /** staff who handed in the same questionnaires at a wave before the study came in */
  readonly broughtAlong: readonly (Kind & {
    readonly wave: string;
    readonly instruments: readonly string[];
    readonly n: number;
  })[];
  readonly cells: readonly (InSchool & { readonly state: State; readonly instrument: string })[];
  /** the part of `cells` that was answered by people who came, left, were away or had another job */
  readonly movedCells: readonly (Kind & {
    readonly state: State;
    readonly wave: string;
    readonly instrument: string;
    readonly n: number;
  })[];
  readonly recent: readonly (InSchool & { readonly day: string })[];
  readonly stuck: readonly InSchool[];
  readonly invited: readonly (InSchool & { readonly finished: number; readonly declined: number })[];
  /** who confirmed the list for a relation, and the part of them who came, left, were away or had another job */
  readonly network: readonly (InSchool & { readonly relation: string })[];
  readonly movedNetwork: readonly (Kind & { readonly wave: string; readonly relation: string; readonly n: number })[];
  /** groups that had a class session */
  readonly sessions: readonly InSchool[];
  readonly groupSizes: readonly { readonly school: string; readonly group: string; readonly pupils: number }[];
}

export type Targets = Cockpit['targets'];
/** Shares of a staff that a round aims at (domain.md §4.4), unless the study's design has its own. */
export const targetsOf = ({ thresholds }: Pick<StudyDesign, 'thresholds'>): Targets => ({
  staff: thresholds?.staffResponse ?? 0.8,
  networkFull: thresholds?.networkFull ?? fullResponse,
  networkUse: thresholds?.networkUse ?? defaultSettings.minNetworkResponse,
});
/** before the close, the leader is called when the network would be lost */
const callDays = 2;
export const stuckDays = 3;
export const trendDays = 7;
/** functions with fewer people than this are not counted by themselves */
export const fewestOfFunction = 5;

const dayMs = 86_400_000;
/** A key of two or three ids, which hold no line break; made tens of thousands of times. */
const at = (a: string, b: string, c?: string) => (c === undefined ? `${a}\n${b}` : `${a}\n${b}\n${c}`);
/** 7 of 10 is .70 on paper, whatever the quotient says */
const reaches = (n: number, of: number, share: number) => n >= share * of - 1e-9;

/** The days of the trend, oldest first, as ISO dates in UTC. */
export const trendOf = (now: Date): readonly string[] =>
  Array.from({ length: trendDays }, (_, i) => new Date(now.getTime() - (trendDays - 1 - i) * dayMs).toISOString().slice(0, 10));

const asPerson = (kind: Omit<Kind, 'school'>): Person => ({
  id: '',
  school: '',
  functions: kind.functions,
  ...(kind.from === null ? {} : { from: kind.from }),
  ...(kind.to === null ? {} : { to: kind.to }),
  ...(kind.leave === null ? {} : { leave: kind.leave }),
  ...(kind.was === null ? {} : { was: kind.was }),
});

/** The functions somebody of this kind has at a wave; null where they are not on its roster. A bound that names no wave does not bind. */
function functionsAt(kind: Omit<Kind, 'school'>, design: StudyDesign, wave: string): readonly string[] | null {
  // most people have been there all the time
  if (kind.from === null && kind.to === null && kind.leave === null && kind.was === null) return kind.functions;
  const knows = (id: string | null) => id !== null && design.waves.some((w) => w.id === id);
  const person = asPerson({ ...kind, from: knows(kind.from) ? kind.from : null, to: knows(kind.to) ? kind.to : null });
  return onRosterAt(person, wave, design.waves) ? personAt(person, wave).functions : null;
}

type Shown = Pick<CockpitCounts, 'design' | 'instruments'>;

/** The instruments that these functions are asked at a wave by a personal link or in class. */
function askedAt({ design, instruments }: Shown, functions: readonly string[], wave: string): readonly string[] {
  const form = new Set(instruments.filter((i) => i.form).map((i) => at(i.id, String(i.version))));
  const asked = design.deployments.filter(
    (d) =>
      d.waves.includes(wave) && d.functions.some((f) => functions.includes(f)) && form.has(at(d.instrument, String(d.version))),
  );
  return [...new Set(asked.map((d) => d.instrument))];
}

export function gateOf(answered: number, listed: number, targets: Targets = targetsOf({})): NetworkGateName {
  if (listed < defaultSettings.minNetworkSize) return 'small';
  if (reaches(answered, listed, targets.networkFull)) return 'full';
  return reaches(answered, listed, targets.networkUse) ? 'flagged' : 'none';
}

interface Standing {
  readonly wave: { readonly state: WaveState; readonly closes: string | null };
  readonly people: number;
  readonly invited: number;
  readonly finished: number;
  readonly declined: number;
  readonly stuck: number;
  readonly network: SchoolWave['network'];
  /** pupils are asked something at this wave, and no class has sat down yet */
  readonly pupilsWait: boolean;
}

/** The one thing that helps a school most now; null where the wave is not open. */
export function nextAction(s: Standing, today: string, targets: Targets = targetsOf({})): SchoolWave['action'] {
  if (s.wave.state !== 'open') return null;
  const daysLeft = s.wave.closes === null ? null : (Date.parse(s.wave.closes) - Date.parse(today)) / dayMs;
  const said = (name: ActionName, n = 0) => ({ name, n });
  if (s.people === 0) return s.pupilsWait ? said('holdSessions') : said('noRoster');
  if (s.invited === 0 && s.finished < s.people) return said('invite', s.people - s.finished);
  if (s.network?.gate === 'none' && daysLeft !== null && daysLeft <= callDays) {
    const missing = Math.ceil(targets.networkUse * s.network.listed - 1e-9) - s.network.answered;
    return said('callLeader', missing);
  }
  if (s.stuck > 0) return said('remindStuck', s.stuck);
  if (s.invited < s.people) return said('inviteRest', s.people - s.invited);
  if (s.pupilsWait) return said('holdSessions');
  const left = s.invited - s.finished - s.declined;
  const enough = reaches(s.finished, s.people, targets.staff) && s.network?.gate !== 'none' && s.network?.gate !== 'flagged';
  return enough || left <= 0 ? said('onTarget') : said('remind', left);
}

/** The whole matrix. `mark` and `now` go with it. */
export function cockpitOf(counts: CockpitCounts, mark: string, now: Date): Cockpit {
  const { design } = counts;
  const targets = targetsOf(design);
  // what was put away is not followed any more
  const archived = design.archived ?? {};
  const schools = counts.schools.filter(({ id }) => !archived.schools?.includes(id));
  const followed = design.waves.filter(({ id }) => !archived.waves?.includes(id));
  const waves = followed.map(({ id }) => id);
  const due = new Map<string, number>();
  const persons = new Map<string, number>();
  const listed = new Map<string, number>();
  const add = (map: Map<string, number>, key: string, n: number) => map.set(key, (map.get(key) ?? 0) + n);
  const boundary = design.network?.boundary ?? [];
  const asked = new Map<string, readonly string[]>();
  const askedOf = (functions: readonly string[], wave: string) => {
    const key = `${wave}\n${functions.join('\n')}`;
    const found = asked.get(key) ?? askedAt(counts, functions, wave);
    asked.set(key, found);
    return found;
  };
  const rosterPupils = new Set<string>();
  for (const kind of counts.kinds) {
    for (const wave of waves) {
      const functions = functionsAt(kind, design, wave);
      if (functions === null) continue;
      const own = askedOf(functions, wave);
      for (const instrument of own) add(due, at(kind.school, wave, instrument), kind.n);
      if (functions.includes('pupil')) rosterPupils.add(at(kind.school, wave));
      else if (own.length > 0) add(persons, at(kind.school, wave), kind.n);
      if (functions.some((f) => boundary.includes(f))) add(listed, at(kind.school, wave), kind.n);
    }
  }
  // pupils without a name stand on no roster: a school that said how large its groups are has a denominator all the same
  const pupils = new Map<string, number>();
  for (const { school, pupils: n } of counts.groupSizes) add(pupils, school, n);
  for (const { id } of schools)
    for (const wave of waves) {
      const known = pupils.get(id);
      if (known !== undefined && !rosterPupils.has(at(id, wave)))
        for (const instrument of askedOf(['pupil'], wave)) add(due, at(id, wave, instrument), known);
    }

  const answered = { draft: new Map<string, number>(), submitted: new Map<string, number>() };
  for (const { state, school, wave, instrument, n } of counts.cells) add(answered[state], at(school, wave, instrument), n);
  for (const kind of counts.movedCells) {
    const functions = functionsAt(kind, design, kind.wave);
    if (functions === null || !askedOf(functions, kind.wave).includes(kind.instrument))
      add(answered[kind.state], at(kind.school, kind.wave, kind.instrument), -kind.n);
  }
  const brought = new Map<string, number>();
  for (const kind of counts.broughtAlong) {
    const functions = functionsAt(kind, design, kind.wave);
    const own = functions === null ? [] : askedOf(functions, kind.wave);
    if (own.length > 0 && own.every((i) => kind.instruments.includes(i))) add(brought, at(kind.school, kind.wave), kind.n);
  }
  const responded = new Map<string, Map<string, number>>();
  const heard = (key: string, relation: string, n: number) => {
    const own = responded.get(key) ?? new Map<string, number>();
    responded.set(key, own);
    add(own, relation, n);
  };
  for (const { school, wave, relation, n } of counts.network) heard(at(school, wave), relation, n);
  for (const one of counts.movedNetwork)
    if (!functionsAt(one, design, one.wave)?.some((f) => boundary.includes(f)))
      heard(at(one.school, one.wave), one.relation, -one.n);

  const seen = new Set(
    [...due.keys(), ...answered.draft.keys(), ...answered.submitted.keys()].map((key) => key.slice(key.indexOf('\n') + 1)),
  );
  const titles = new Map(counts.instruments.map((i) => [i.id, i.title]));
  const order = [...new Set([...design.deployments.map((d) => d.instrument), ...counts.instruments.map((i) => i.id)])];
  const columns = waves.flatMap((wave) =>
    order
      .filter((instrument) => seen.has(at(wave, instrument)))
      .map((instrument) => ({ wave, instrument, title: titles.get(instrument) ?? { nl: instrument, en: instrument } })),
  );
  const sums = (rows: readonly InSchool[]) => {
    const map = new Map<string, number>();
    for (const { school, wave, n } of rows) add(map, at(school, wave), n);
    return map;
  };
  const [stuck, sessions] = [sums(counts.stuck), sums(counts.sessions)];
  const invited = new Map(counts.invited.map((row) => [at(row.school, row.wave), row]));
  const recent = new Map(counts.recent.map((row) => [at(row.school, row.wave, row.day), row.n]));
  const days = trendOf(now);
  const today = now.toISOString().slice(0, 10);

  const schoolWave = (school: string, wave: StudyDesign['waves'][number]): SchoolWave => {
    const key = at(school, wave.id);
    const relations = [...(responded.get(key)?.values() ?? [])];
    const inNetwork = listed.get(key) ?? 0;
    const measured = design.network !== undefined && inNetwork > 0 && (wave.state !== 'planned' || relations.length > 0);
    const complete = relations.length === 0 ? 0 : Math.min(...relations);
    const network = measured ? { answered: complete, listed: inNetwork, gate: gateOf(complete, inNetwork, targets) } : null;
    const links = invited.get(key);
    const pupilsAsked = askedOf(['pupil'], wave.id);
    const pupilsAnswered = pupilsAsked.some((i) => (answered.submitted.get(at(school, wave.id, i)) ?? 0) > 0);
    const standing = {
      people: persons.get(key) ?? 0,
      invited: links?.n ?? 0,
      finished: Math.min(persons.get(key) ?? 0, (links?.finished ?? 0) + (brought.get(key) ?? 0)),
      stuck: stuck.get(key) ?? 0,
      network,
    };
    const action = nextAction(
      {
        ...standing,
        wave: { state: wave.state, closes: wave.closes ?? null },
        declined: links?.declined ?? 0,
        pupilsWait: pupilsAsked.length > 0 && !pupilsAnswered && (sessions.get(key) ?? 0) === 0,
      },
      today,
      targets,
    );
    return { ...standing, trend: days.map((day) => recent.get(at(school, wave.id, day)) ?? 0), action };
  };

  return {
    mark,
    changed: true,
    at: now.toISOString(),
    targets,
    waves: followed.map(({ id, label, state, closes }) => ({ id, label, state, closes: closes ?? null })),
    columns,
    schools: schools.map(({ id, name, cohort }) => {
      const cells = (map: ReadonlyMap<string, number>) =>
        columns.map((c) => Math.max(0, map.get(at(id, c.wave, c.instrument)) ?? 0));
      return {
        id,
        name,
        cohort,
        due: cells(due),
        started: cells(answered.draft),
        submitted: cells(answered.submitted),
        waves: followed.map((wave) => schoolWave(id, wave)),
      };
    }),
  };
}

/** One person of a school with what they began and handed in at the wave. */
export interface PersonAt extends Omit<Kind, 'school'> {
  readonly answers: readonly { readonly instrument: string; readonly state: State }[];
}

/** Counts per function. Functions with fewer than five people stand together, and take the next smallest with them until they are five. */
export function perFunction(shown: Shown, people: readonly PersonAt[], wave: string): FunctionCounts['rows'] {
  const byFunctions = new Map<string, { functions: readonly string[]; people: PersonAt[] }>();
  for (const person of people) {
    const functions = functionsAt(person, shown.design, wave);
    if (functions === null || askedAt(shown, functions, wave).length === 0) continue;
    const key = [...functions].sort().join('|');
    const own = byFunctions.get(key) ?? { functions: [...functions].sort(), people: [] };
    byFunctions.set(key, own);
    own.people.push(person);
  }
  const bySize = [...byFunctions.values()].sort((a, b) => a.people.length - b.people.length);
  const together: PersonAt[] = [];
  while (bySize[0] && (bySize[0].people.length < fewestOfFunction || (together.length > 0 && together.length < fewestOfFunction)))
    together.push(...bySize.shift()!.people);
  const row = (functions: readonly string[], own: readonly PersonAt[]): FunctionCounts['rows'][number] => {
    const cells = new Map<string, { instrument: string; due: number; started: number; submitted: number }>();
    for (const person of own)
      for (const instrument of askedAt(shown, functionsAt(person, shown.design, wave) ?? [], wave)) {
        const cell = cells.get(instrument) ?? { instrument, due: 0, started: 0, submitted: 0 };
        cells.set(instrument, cell);
        cell.due += 1;
        const states = person.answers.filter((a) => a.instrument === instrument).map((a) => a.state);
        if (states.includes('submitted')) cell.submitted += 1;
        else if (states.includes('draft')) cell.started += 1;
      }
    return { functions: [...functions], people: own.length, cells: [...cells.values()] };
  };
  return [
    ...bySize.reverse().map(({ functions, people: own }) => row(functions, own)),
    ...(together.length > 0 ? [row([], together)] : []),
  ];
}

type Leaders = ReadonlyMap<string, readonly { readonly name: string | null; readonly email: string | null }[]>;

/** Whom to call at a wave: schools whose network would be lost or whose staff is below the target, the worst first. */
export function callsAt(matrix: Cockpit, wave: string, leaders: Leaders): CallList['calls'] {
  const place = matrix.waves.findIndex((w) => w.id === wave);
  const share = (n: number, of: number) => (of === 0 ? 1 : n / of);
  return matrix.schools
    .flatMap(({ id, name, waves }) => {
      const own = waves[place];
      if (!own || own.people === 0) return [];
      const below =
        own.network?.gate === 'none' ||
        own.network?.gate === 'flagged' ||
        !reaches(own.finished, own.people, matrix.targets.staff);
      if (!below) return [];
      const { network, people, finished, action } = own;
      return [
        {
          school: id,
          name,
          network: network === null ? null : { answered: network.answered, listed: network.listed },
          people,
          finished,
          action: action?.name ?? 'onTarget',
          contacts: [...(leaders.get(id) ?? [])],
        },
      ];
    })
    .sort(
      (a, b) =>
        share(a.network?.answered ?? a.finished, a.network?.listed ?? a.people) -
        share(b.network?.answered ?? b.finished, b.network?.listed ?? b.people),
    );
}
