/** How long answering takes: predicted from the items, or measured where enough people have answered. */
import type { Instrument } from './types.ts';

/** seconds for a statement, for a question with right and wrong answers, and for going through the list of colleagues once */
const pace = { statement: 6, question: 30, relation: 60 } as const;

/**
 * Seconds predicted from the items: 6 for a statement, 30 for a question of a knowledge test (a table or a case to read, four answers),
 * 60 for a relation of the network question. Not measured on anybody.
 */
export function expectedSeconds(instrument: Instrument): number {
  const questions = new Set(instrument.scales.flatMap((scale) => Object.keys(scale.right ?? {})));
  return instrument.items.reduce((sum, { id, format }) => {
    if (instrument.answerFormats[format]?.kind === 'nomination') return sum + pace.relation;
    return sum + (questions.has(id) ? pace.question : pace.statement);
  }, 0);
}

/**
 * How long it takes, in whole minutes rounded up; 0 when nothing is asked. Of a questionnaire that enough people have finished
 * what they took (`measured`, from `measuredSeconds`), of another an estimate from its items.
 */
export function minutesFor(instruments: readonly Instrument[], measured: ReadonlyMap<string, number> = new Map()): number {
  const seconds = instruments.reduce((sum, i) => sum + (measured.get(`${i.id} ${i.version}`) ?? expectedSeconds(i)), 0);
  return Math.ceil(seconds / 60);
}

/** Fewest people whose times say something, and what counts as answering in one go (seconds). */
export const timing = { people: 20, least: 10, most: 3600 } as const;

/** One questionnaire of one person's hand-in. Times are ISO 8601. */
export interface Timed {
  readonly invitation: string;
  readonly instrument: string;
  readonly version: number;
  readonly started: string;
  readonly submittedAt: string;
}

/**
 * Median seconds per questionnaire ("id version"). Everything of a link is handed in at once, so a questionnaire lasts from its
 * first saved answer to the next one's, the last one to the hand-in. Left out: less than 10 s (a click through) and more than an
 * hour (laid aside). Questionnaires that fewer than 20 people finished are not in the result.
 */
export function measuredSeconds(rows: readonly Timed[]): ReadonlyMap<string, number> {
  const people = new Map<string, Timed[]>();
  for (const row of rows) people.set(row.invitation, [...(people.get(row.invitation) ?? []), row]);
  const taken = new Map<string, number[]>();
  for (const own of people.values()) {
    const ordered = own.toSorted((a, b) => (a.started < b.started ? -1 : 1));
    for (const [i, row] of ordered.entries()) {
      const seconds = (Date.parse(ordered[i + 1]?.started ?? row.submittedAt) - Date.parse(row.started)) / 1000;
      if (!(seconds >= timing.least && seconds <= timing.most)) continue;
      const key = `${row.instrument} ${row.version}`;
      taken.set(key, [...(taken.get(key) ?? []), seconds]);
    }
  }
  return new Map(
    [...taken].flatMap(([key, list]) => {
      if (list.length < timing.people) return [];
      const sorted = list.toSorted((a, b) => a - b);
      const middle = sorted.length >> 1;
      return [[key, sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2] as const];
    }),
  );
}
