/**
 * The board: a row per school, over every column there may be. Who is due follows from kinds of people (same school, functions and waves) and
 * the design; what was answered by somebody who is not due (left, or changed job) does not count, so no share passes one by that way. A row
 * rests on its own school's counts only, so a school that changed is counted anew without the others. Pure; the moment is an argument.
 */
import type { StudyDesign } from '../../analysis/types.ts';
import { expectedEnd, gateOf, nextAction, targetsOf, trendOf } from './advice.ts';
import type { Cockpit, SchoolWave } from './contract.ts';
import type { Answers, Frame } from './counts.ts';
import { askedAt, functionsAt } from './kinds.ts';

type Wave = StudyDesign['waves'][number];
/** Numbers are in the order of `columnsOf`. */
export type Row = Cockpit['schools'][number] & {
  /** mails in the queue */
  readonly waiting: number;
};

/** The day and its holidays. */
export interface When {
  readonly now: Date;
  /** YYYY-MM-DD where the schools are */
  readonly today: string;
  readonly holiday: (school: string, day: string) => boolean;
  /** last day of the holiday that a school has today; null = none */
  readonly holidayUntil: (school: string) => string | null;
}

/** What was put away is not followed any more. */
export const followedWaves = ({ design }: Pick<Frame, 'design'>): readonly Wave[] =>
  design.waves.filter(({ id }) => !design.archived?.waves?.includes(id));
export const followedSchools = ({ design, schools }: Pick<Frame, 'design' | 'schools'>): Frame['schools'] =>
  schools.filter(({ id }) => !design.archived?.schools?.includes(id));

const instrumentsOf = ({ design, instruments }: Pick<Frame, 'design' | 'instruments'>): readonly string[] => [
  ...new Set([...design.deployments.map((d) => d.instrument), ...instruments.map((i) => i.id)]),
];

/** Every column there may be: waves in the study's order, in each the instruments in the design's. */
export const columnsOf = (frame: Frame): Cockpit['columns'] => {
  const titles = new Map(frame.instruments.map((i) => [i.id, i.title]));
  return followedWaves(frame).flatMap((wave) =>
    instrumentsOf(frame).map((instrument) => ({
      wave: wave.id,
      instrument,
      title: titles.get(instrument) ?? { nl: instrument, en: instrument },
    })),
  );
};

const places = (ids: readonly string[]) => new Map(ids.map((id, i) => [id, i]));
const zeros = (n: number): number[] => Array.from({ length: n }, () => 0);

/** Rows of the schools given, in their order. `answers` must hold all that there is of these schools; what it holds of others is left out. */
export function rowsOf(frame: Frame, schools: Frame['schools'], answers: Answers, when: When): Row[] {
  const { design } = frame;
  const targets = targetsOf(design);
  const waves = followedWaves(frame);
  const instruments = instrumentsOf(frame);
  const [W, I] = [waves.length, instruments.length];
  const [waveAt, instrumentAt, schoolAt] = [
    places(waves.map((w) => w.id)),
    places(instruments),
    places(schools.map((s) => s.id)),
  ];
  const days = trendOf(when.now);
  const dayAt = places(days);
  const boundary = design.network?.boundary ?? [];

  // what functions are asked, by wave: places of instruments
  const asked = waves.map(() => new Map<string, readonly number[]>());
  const askedOf = (functions: readonly string[], w: number): readonly number[] => {
    const key = functions.join('\n');
    const known = asked[w]!.get(key);
    if (known) return known;
    const found = askedAt(frame, functions, waves[w]!.id).map((i) => instrumentAt.get(i)!);
    asked[w]!.set(key, found);
    return found;
  };

  const due = zeros(schools.length * W * I);
  const draft = zeros(schools.length * W * I);
  const submitted = zeros(schools.length * W * I);
  const persons = zeros(schools.length * W);
  const listed = zeros(schools.length * W);
  const brought = zeros(schools.length * W);
  const stuck = zeros(schools.length * W);
  const sessions = zeros(schools.length * W);
  const trend = zeros(schools.length * W * days.length);
  const rosterPupils = zeros(schools.length * W);
  const invited = new Map<number, Answers['invited'][number]>();
  const mail = new Map<number, Answers['mail'][number]>();
  const heard = new Map<number, Map<string, number>>();
  /** the place of a school at a wave; undefined where one of them is not followed */
  const at = (school: string, wave: string) => {
    const [s, w] = [schoolAt.get(school), waveAt.get(wave)];
    return s === undefined || w === undefined ? undefined : s * W + w;
  };
  const add = (to: number[], place: number, n: number) => {
    to[place]! += n;
  };

  const pupils = new Map<string, number>();
  for (const { school, pupils: n } of frame.groupSizes) pupils.set(school, (pupils.get(school) ?? 0) + n);
  schools.forEach(({ id }, s) => {
    for (const kind of frame.kinds.get(id) ?? [])
      for (let w = 0; w < W; w += 1) {
        const functions = functionsAt(kind, design, waves[w]!.id);
        if (functions === null) continue;
        const own = askedOf(functions, w);
        for (const i of own) add(due, (s * W + w) * I + i, kind.n);
        if (functions.includes('pupil')) add(rosterPupils, s * W + w, kind.n);
        else if (own.length > 0) add(persons, s * W + w, kind.n);
        if (functions.some((f) => boundary.includes(f))) add(listed, s * W + w, kind.n);
      }
    // pupils without a name stand on no roster: a school that said how large its groups are has a denominator all the same
    const known = pupils.get(id);
    for (let w = 0; known !== undefined && w < W; w += 1)
      if (rosterPupils[s * W + w] === 0) for (const i of askedOf(['pupil'], w)) add(due, (s * W + w) * I + i, known);
    for (const kind of frame.broughtAlong.get(id) ?? []) {
      const w = waveAt.get(kind.wave);
      const functions = w === undefined ? null : functionsAt(kind, design, kind.wave);
      const own = functions === null ? [] : askedOf(functions, w!);
      if (own.length > 0 && own.every((i) => kind.instruments.includes(instruments[i]!))) add(brought, s * W + w!, kind.n);
    }
  });

  const answered = { draft, submitted };
  for (const { state, school, wave, instrument, n } of answers.cells) {
    const [place, i] = [at(school, wave), instrumentAt.get(instrument)];
    if (place !== undefined && i !== undefined) add(answered[state], place * I + i, n);
  }
  for (const kind of answers.movedCells) {
    const [place, i, w] = [at(kind.school, kind.wave), instrumentAt.get(kind.instrument), waveAt.get(kind.wave)];
    if (place === undefined || i === undefined) continue;
    const functions = functionsAt(kind, design, kind.wave);
    if (functions === null || !askedOf(functions, w!).includes(i)) add(answered[kind.state], place * I + i, -kind.n);
  }
  const hears = (place: number, relation: string, n: number) => {
    const own = heard.get(place) ?? new Map<string, number>();
    heard.set(place, own);
    own.set(relation, (own.get(relation) ?? 0) + n);
  };
  for (const { school, wave, relation, n } of answers.network) {
    const place = at(school, wave);
    if (place !== undefined) hears(place, relation, n);
  }
  for (const one of answers.movedNetwork) {
    const place = at(one.school, one.wave);
    if (place !== undefined && !functionsAt(one, design, one.wave)?.some((f) => boundary.includes(f)))
      hears(place, one.relation, -one.n);
  }
  const sum = (to: number[], rows: readonly { readonly school: string; readonly wave: string; readonly n: number }[]) => {
    for (const { school, wave, n } of rows) {
      const place = at(school, wave);
      if (place !== undefined) add(to, place, n);
    }
  };
  sum(stuck, answers.stuck);
  sum(sessions, frame.sessions);
  for (const { school, wave, day, n } of answers.recent) {
    const [place, d] = [at(school, wave), dayAt.get(day)];
    if (place !== undefined && d !== undefined) add(trend, place * days.length + d, n);
  }
  for (const row of answers.invited) {
    const place = at(row.school, row.wave);
    if (place !== undefined) invited.set(place, row);
  }
  for (const row of answers.mail) {
    const place = at(row.school, row.wave);
    if (place !== undefined) mail.set(place, row);
  }

  const schoolWave = (school: string, place: number, w: number, holidayNow: string | null): SchoolWave => {
    const wave = waves[w]!;
    const relations = [...(heard.get(place)?.values() ?? [])];
    const inNetwork = listed[place]!;
    const measured = design.network !== undefined && inNetwork > 0 && (wave.state !== 'planned' || relations.length > 0);
    const complete = relations.length === 0 ? 0 : Math.min(...relations);
    const network = measured ? { answered: complete, listed: inNetwork, gate: gateOf(complete, inNetwork, targets) } : null;
    const links = invited.get(place);
    const trouble = mail.get(place);
    const pupilsAsked = askedOf(['pupil'], w);
    const standing = {
      people: persons[place]!,
      invited: links?.n ?? 0,
      finished: Math.min(persons[place]!, (links?.finished ?? 0) + brought[place]!),
      stuck: stuck[place]!,
      network,
      mail:
        trouble && trouble.bounced + trouble.refused + trouble.uncertain + trouble.late > 0
          ? { bounced: trouble.bounced, refused: trouble.refused, uncertain: trouble.uncertain, late: trouble.late }
          : null,
    };
    const bounds = { state: wave.state, opens: wave.opens ?? null, closes: wave.closes ?? null };
    const pupilsWait = pupilsAsked.length > 0 && !pupilsAsked.some((i) => submitted[place * I + i]! > 0) && sessions[place] === 0;
    return {
      ...standing,
      trend: wave.state === 'open' ? trend.slice(place * days.length, (place + 1) * days.length) : [],
      expected: expectedEnd(
        { wave: bounds, people: standing.people, finished: standing.finished, lately: links?.lately ?? 0 },
        days,
        (day) => when.holiday(school, day),
        when.today,
        targets,
      ),
      action: nextAction(
        { ...standing, wave: bounds, declined: links?.declined ?? 0, pupilsWait, holiday: holidayNow },
        when.today,
        targets,
      ),
    };
  };

  return schools.map(({ id, name, cohort }, s) => {
    const cells = (of: readonly number[]) => of.slice(s * W * I, (s + 1) * W * I).map((n) => Math.max(0, n));
    const holiday = when.holidayUntil(id);
    return {
      id,
      name,
      cohort,
      holiday,
      due: cells(due),
      started: cells(draft),
      submitted: cells(submitted),
      waves: waves.map((_, w) => schoolWave(id, s * W + w, w, holiday)),
      waiting: waves.reduce((n, _, w) => n + (mail.get(s * W + w)?.waiting ?? 0), 0),
    };
  });
}

export interface Heading {
  readonly mark: string;
  readonly at: Date;
  /** why mail of the study waits now, and until when; null = it goes out */
  readonly quiet: { readonly why: 'night' | 'weekend'; readonly until: string } | null;
}

/** The matrix on the wire: of the columns only those in which anybody is asked or has answered. */
export function matrixOf(frame: Frame, rows: readonly Row[], { mark, at, quiet }: Heading): Cockpit {
  const columns = columnsOf(frame);
  const used = columns.flatMap((_, c) => (rows.some((r) => r.due[c]! + r.started[c]! + r.submitted[c]! > 0) ? [c] : []));
  const pick = (cells: readonly number[]) => used.map((c) => cells[c]!);
  const waiting = rows.reduce((n, row) => n + row.waiting, 0);
  return {
    mark,
    changed: true,
    at: at.toISOString(),
    targets: targetsOf(frame.design),
    quiet: quiet === null || waiting === 0 ? null : { ...quiet, mails: waiting },
    waves: followedWaves(frame).map(({ id, label, state, closes }) => ({ id, label, state, closes: closes ?? null })),
    columns: used.map((c) => columns[c]!),
    schools: rows.map(({ id, name, cohort, holiday, due, started, submitted, waves }) => ({
      id,
      name,
      cohort,
      holiday,
      due: pick(due),
      started: pick(started),
      submitted: pick(submitted),
      waves,
    })),
  };
}
