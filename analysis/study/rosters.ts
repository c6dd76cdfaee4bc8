/**
 * Who was asked what, when: the denominator of every response rate.
 * Asked = on the roster of the wave, with a function that a deployment of the instrument names. Without any deployment of the
 * instrument everybody on the roster counts as asked.
 */
import type { Instrument } from '../../instruments/types.ts';
import { onRosterAt, personAt } from '../networks/study-networks.ts';
import type { Deployment, Person, ResponseRecord, StudyData } from '../types.ts';
import type { Collector } from './collector.ts';

export interface Rosters {
  /** as now; with a wave as then */
  readonly person: (id: string, wave?: string) => Person | undefined;
  /** school → the people asked this instrument in this wave ('' = no wave) */
  readonly asked: (instrument: Instrument, wave: string) => ReadonlyMap<string, readonly Person[]>;
  readonly isAsked: (person: Person, instrument: Instrument, wave: string) => 'yes' | 'notOnRoster' | 'notAsked';
  /** waves of the instrument's deployments that are not merely planned, and waves with answers, in the study's order */
  readonly wavesOf: (instrument: Instrument) => readonly string[];
  /** school → people on the wave's roster other than pupils */
  readonly staff: (wave: string) => ReadonlyMap<string, readonly Person[]>;
}

const of = (instrument: Instrument) => (d: Deployment | ResponseRecord) =>
  d.instrument === instrument.id && d.version === instrument.version;

export function makeRosters(data: StudyData): Rosters {
  const people = new Map(data.people.map((p) => [p.id, p]));
  const known = new Map<string, ReadonlyMap<string, readonly Person[]>>();
  const onRoster = (person: Person, wave: string): boolean => wave === '' || onRosterAt(person, wave, data.design.waves);
  const bySchool = (wave: string, wanted: (person: Person) => boolean): ReadonlyMap<string, readonly Person[]> => {
    const schools = new Map<string, Person[]>(data.schools.map((s) => [s.id, []]));
    for (const now of data.people) {
      const person = personAt(now, wave);
      if (wanted(person) && onRoster(person, wave)) schools.get(person.school)?.push(person);
    }
    return schools;
  };
  const remembered = (key: string, make: () => ReadonlyMap<string, readonly Person[]>) => {
    const found = known.get(key) ?? make();
    known.set(key, found);
    return found;
  };
  const functionsFor = new Map<Instrument, ReadonlySet<string> | null>(
    data.instruments.map((instrument) => {
      const own = data.design.deployments.filter(of(instrument));
      return [instrument, own.length === 0 ? null : new Set(own.flatMap((d) => d.functions))];
    }),
  );
  const hasFunction = (person: Person, instrument: Instrument): boolean => {
    const functions = functionsFor.get(instrument);
    return functions === null || functions === undefined || person.functions.some((f) => functions.has(f));
  };
  const answered = new Map<Instrument, Set<string>>(data.instruments.map((i) => [i, new Set()]));
  const byKey = new Map(data.instruments.map((i) => [`${i.id} ${i.version}`, i]));
  for (const r of data.responses) {
    const instrument = byKey.get(`${r.instrument} ${r.version}`);
    if (r.submitted && instrument !== undefined) answered.get(instrument)!.add(r.wave ?? '');
  }
  return {
    person: (id, wave) => {
      const person = people.get(id);
      return person === undefined || wave === undefined ? person : personAt(person, wave);
    },
    asked: (instrument, wave) =>
      remembered(`${instrument.id} ${instrument.version} ${wave}`, () => bySchool(wave, (p) => hasFunction(p, instrument))),
    isAsked: (person, instrument, wave) => {
      if (!onRoster(person, wave)) return 'notOnRoster';
      return hasFunction(personAt(person, wave), instrument) ? 'yes' : 'notAsked';
    },
    wavesOf: (instrument) => {
      const deployed = new Set(data.design.deployments.filter(of(instrument)).flatMap((d) => d.waves));
      const withAnswers = answered.get(instrument) ?? new Set<string>();
      const inOrder = data.design.waves
        .filter((w) => withAnswers.has(w.id) || (deployed.has(w.id) && w.state !== 'planned'))
        .map((w) => w.id);
      return withAnswers.has('') ? ['', ...inOrder] : inOrder;
    },
    staff: (wave) => remembered(` staff ${wave}`, () => bySchool(wave, (p) => !p.functions.includes('pupil'))),
  };
}

/**
 * The responses that are analysed: submitted, by somebody who was asked (or anonymous), one per person, instrument, wave and
 * subject of the response. The rest is counted among the exclusions.
 */
export function acceptedResponses(data: StudyData, rosters: Rosters, collect: Collector): readonly ResponseRecord[] {
  const instruments = new Map(data.instruments.map((i) => [`${i.id} ${i.version}`, i]));
  const latest = new Map<string, ResponseRecord>();
  const anonymous: ResponseRecord[] = [];
  const decided = new Map((data.exclusions ?? []).map((d) => [d.response, d.reason]));
  const counts = new Map<string, { response: ResponseRecord; reason: string; count: number }>();
  const leaveOut = (response: ResponseRecord, reason: string): void => {
    const key = JSON.stringify([response.instrument, response.wave ?? '', reason]);
    const entry = counts.get(key) ?? { response, reason, count: 0 };
    counts.set(key, entry);
    entry.count++;
  };
  for (const response of data.responses) {
    const instrument = instruments.get(`${response.instrument} ${response.version}`);
    if (instrument === undefined) leaveOut(response, 'unknownInstrument');
    else if (!response.submitted) leaveOut(response, 'notSubmitted');
    else if (response.late && data.design.lateAnswers !== 'include') leaveOut(response, 'late');
    // before the last of two counts: an earlier response of the same person stands again
    else if (decided.has(response.id)) leaveOut(response, `excluded.${decided.get(response.id)!}`);
    else if (response.person === null) anonymous.push(response);
    else {
      const person = rosters.person(response.person);
      const asked = person === undefined ? 'notOnRoster' : rosters.isAsked(person, instrument, response.wave ?? '');
      if (asked !== 'yes') {
        leaveOut(response, asked);
        continue;
      }
      const key = JSON.stringify([response.instrument, response.wave ?? '', response.person, response.about ?? '']);
      const earlier = latest.get(key);
      if (earlier !== undefined) {
        const replaced = (response.submittedAt ?? '') >= (earlier.submittedAt ?? '') ? earlier : response;
        leaveOut(replaced, 'answeredAgain');
        if (replaced === response) continue;
      }
      latest.set(key, response);
    }
  }
  for (const { response, reason, count } of counts.values()) {
    const wave = response.wave === undefined ? {} : { wave: response.wave };
    collect.exclude({ what: 'response', id: '', ...wave, subject: response.instrument, reason, count });
  }
  return [...latest.values(), ...anonymous];
}
