/**
 * Who discusses what with whom. Behind every possible tie lies a standard normal inclination: the alter's popularity, what the two
 * share, and the rest. Whatever the mix of the three, its variance is 1, so the chance of a tie follows from the threshold
 * alone: reciprocity and centralization can move while density stays (F21).
 */
import { normalQuantile } from '../../analysis/distributions.ts';
import type { Random } from '../../analysis/random.ts';
import { stability, type TieModel, ties } from './planted.ts';
import type { StaffMember } from './staff.ts';

type Matrix = readonly (readonly number[])[];

const normals = (random: Random, count: number) => Array.from({ length: count }, () => random.normal());
const square = (random: Random, count: number): Matrix => Array.from({ length: count }, () => normals(random, count));
const mix = (share: number, lasting: number, passing: number) => Math.sqrt(share) * lasting + Math.sqrt(1 - share) * passing;

/** What two colleagues share: the same number in both directions. */
const shared = (m: Matrix, i: number, j: number) => m[Math.min(i, j)]?.[Math.max(i, j)] ?? 0;

/** Popularity: a coach and a leader are more often among the popular, but the spread over the team is that of chance. */
const drawPopularity = (random: Random, members: readonly StaffMember[]): readonly number[] => {
  const values = normals(random, members.length).sort((a, b) => b - a);
  const pull = members.map(({ person }, i) => {
    const role = person.functions.includes('internalCoach') ? 1.2 : person.functions.includes('schoolLeader') ? 0.7 : 0;
    return { i, pull: role + random.normal() };
  });
  const popularity = values.map(() => 0);
  pull.sort((a, b) => b.pull - a.pull).forEach(({ i }, rank) => (popularity[i] = values[rank] ?? 0));
  return popularity;
};

export type TieCode = 0 | 1 | 2 | 3 | 4;
const codeOf = (above: number): TieCode => (above >= 1.1 ? 4 : above >= 0.55 ? 3 : above >= 0 ? 2 : above >= -0.3 ? 1 : 0);

/** What everyone would answer about everyone: ask for a relation and a wave; i and j are places in `members`. */
export type Inclinations = (relation: string, wave: number, teamSize: number) => (i: number, j: number) => TieCode;

/** The inclinations in one school over all waves. Draws per relation, so that one relation does not depend on another's number. */
export const drawInclinations = (random: Random, members: readonly StaffMember[]): Inclinations => {
  const n = members.length;
  const popularity = drawPopularity(random, members);
  const lasting = new Map(
    Object.keys(ties).map((relation) => {
      const own = random.fork(relation);
      const liking = normals(own, n).map((x, j) => mix(stability.tie, popularity[j] ?? 0, x));
      return [relation, { liking, pair: square(own, n), rest: square(own, n), school: own.normal(0, 0.2) }];
    }),
  );
  return (relation, wave, teamSize) => {
    const stay = lasting.get(relation);
    const model: TieModel | undefined = ties[relation]?.[wave];
    if (!stay || !model) throw new Error(`no ties of ${relation} at wave ${wave}`);
    const own = random.fork(`${relation} ${wave}`);
    const pair = square(own, n);
    const rest = square(own, n);
    // in a larger team everyone talks with a smaller share of it
    const threshold = -normalQuantile(model.density) + 0.02 * (teamSize - 17) + stay.school + own.normal(0, 0.05);
    const [a, b, c] = [model.popularity, model.mutuality, 1 - model.popularity - model.mutuality].map(Math.sqrt) as [
      number,
      number,
      number,
    ];
    return (i, j) => {
      const both = mix(stability.tie, shared(stay.pair, i, j), shared(pair, i, j));
      const alone = mix(stability.tie, stay.rest[i]?.[j] ?? 0, rest[i]?.[j] ?? 0);
      return codeOf(a * (stay.liking[j] ?? 0) + b * both + c * alone - threshold);
    };
  };
};
