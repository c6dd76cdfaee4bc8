/** The seeded tables of shared/baseline.md at any number of schools: what the analysis is timed on. */
import { type Random, seededRandom } from '../../analysis/random.ts';
import type { AnswerFormat, Instrument, Scale } from '../../instruments/types.ts';

export const waves = ['T1', 'T2a', 'T3'] as const;
export const relations = ['goals', 'approach', 'progress'] as const;

interface Battery {
  readonly id: string;
  readonly items: number;
  readonly options: number;
  readonly scales: number;
}
/** attitude 12 items (3 subscales), leadership 14 (2), culture 15 (3), pupils 25 (5) */
const batteries: readonly Battery[] = [
  { id: 'attitude', items: 12, options: 5, scales: 3 },
  { id: 'leadership', items: 14, options: 5, scales: 2 },
  { id: 'culture', items: 15, options: 4, scales: 3 },
];
const pupilBattery: Battery = { id: 'pupils', items: 25, options: 4, scales: 5 };

const instrumentOf = ({ id, items, options, scales }: Battery): Instrument => {
  const words = { nl: id, en: id };
  const format: AnswerFormat = {
    id: 'f',
    kind: 'choice',
    dontKnow: false,
    options: Array.from({ length: options }, (_, i) => ({ code: i + 1, label: words })),
  };
  const ids = Array.from({ length: items }, (_, i) => `${id}${i}`);
  const size = Math.ceil(items / scales);
  return {
    format: 1,
    id,
    version: 1,
    title: words,
    validated: false,
    answerFormats: { f: format },
    items: ids.map((item) => ({ id: item, format: 'f', text: words, source: 'other' })),
    scales: Array.from({ length: scales }, (_, s): Scale => {
      const own = ids.slice(s * size, (s + 1) * size);
      return {
        id: `s${s}`,
        title: words,
        items: Object.fromEntries(own.map((item, i) => [item, i % 4 === 3 ? -1 : 1])),
        minValid: Math.ceil(0.75 * own.length),
      };
    }),
  };
};
export const staffInstruments = batteries.map(instrumentOf);
export const pupilInstrument = instrumentOf(pupilBattery);

export interface Row {
  readonly school: number;
  readonly answers: Record<string, number>;
}
export interface Team {
  readonly roster: readonly string[];
  readonly respondents: readonly string[];
  readonly nominations: readonly { readonly ego: string; readonly alter: string; readonly value: number }[];
}

/** Answers of the people given by their school: a school part, a person part, an item part; 3 % of the items missing. */
const answersOf = (
  random: Random,
  battery: Instrument,
  options: number,
  people: readonly number[],
  schoolPart: Float64Array,
): Row[] =>
  people.map((school) => {
    const person = schoolPart[school]! + 0.7 * random.normal();
    const answers: Record<string, number> = {};
    battery.items.forEach((item, i) => {
      if (random.uniform() < 0.03) return;
      const level = (options + 1) / 2 + (i % 4 === 3 ? -person : person) + 0.8 * random.normal();
      answers[item.id] = Math.max(1, Math.min(options, Math.round(level)));
    });
    return { school, answers };
  });

export interface Tables {
  readonly schools: number;
  readonly teachers: number;
  readonly pupils: number;
  /** instrument × wave → rows */
  readonly staff: (instrument: number, wave: number) => Row[];
  readonly pupilRows: (wave: number) => Row[];
  /** the network of one school, wave and relation */
  readonly team: (school: number, wave: number, relation: number) => Team;
  /** school → effect, for the choice of high and low */
  readonly effects: Float64Array;
}

/** Parts are made when asked for, each from its own seed, so that ten thousand schools need not lie in memory at once. */
export const makeTables = (schools: number, seed: number): Tables => {
  const random = seededRandom(seed);
  const sizes = Array.from({ length: schools }, () => random.integer(8, 26));
  const classes = Array.from({ length: schools }, () => random.integer(100, 140));
  const part = Float64Array.from({ length: schools }, () => 0.4 * random.normal());
  const effects = Float64Array.from({ length: schools }, () => random.normal());
  const peopleOf = (counts: readonly number[], share: number, r: Random) =>
    counts.flatMap((n, school) => Array.from({ length: n }, () => school).filter(() => r.uniform() < share));
  return {
    schools,
    teachers: sizes.reduce((s, n) => s + n, 0),
    pupils: classes.reduce((s, n) => s + n, 0),
    effects,
    staff: (instrument, wave) => {
      const r = random.fork(`staff ${instrument} ${wave}`);
      return answersOf(r, staffInstruments[instrument]!, batteries[instrument]!.options, peopleOf(sizes, 0.9, r), part);
    },
    pupilRows: (wave) => {
      const r = random.fork(`pupils ${wave}`);
      return answersOf(r, pupilInstrument, pupilBattery.options, peopleOf(classes, 0.93, r), part);
    },
    team: (school, wave, relation) => {
      const r = random.fork(`team ${school} ${wave} ${relation}`);
      const roster = Array.from({ length: sizes[school]! }, (_, i) => `s${school}p${i}`);
      const respondents = roster.filter(() => r.uniform() < 0.92);
      const nominations = respondents.flatMap((ego) =>
        roster.flatMap((alter) => (ego !== alter && r.uniform() < 0.55 ? [{ ego, alter, value: r.integer(1, 4) }] : [])),
      );
      return { roster, respondents, nominations };
    },
  };
};
