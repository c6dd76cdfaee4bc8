/** The staff of each school over the three waves of staff: who works there, as what, and who comes and goes. */
import type { Random } from '../../analysis/random.ts';
import type { Person } from '../../analysis/types.ts';
import { address, personNames } from './names.ts';
import { staff, staffWaves } from './planted.ts';
import type { SchoolPlan } from './schools.ts';

export interface StaffMember {
  readonly person: Person;
  readonly name: string;
  readonly email: string;
  /** index (in `staffWaves`) of the first and last wave at which somebody works here */
  readonly first: number;
  readonly last: number;
}

const groups = ['1/2', '3', '4', '5', '6', '7', '8'];

/** Functions of a team: one leader, an internal coach (two in a large team), a few specialists and assistants, teachers. */
const functionsOf = (random: Random, size: number): (readonly string[])[] => {
  const coaches: (readonly string[])[] = size >= 22 ? [['internalCoach'], ['internalCoach']] : [['internalCoach']];
  // in a small school the coach also has a class
  if (size < 13) coaches[0] = ['internalCoach', 'teacher'];
  const specialists = Array.from({ length: random.integer(0, size >= 18 ? 2 : 1) }, () => ['specialist']);
  const assistants = Array.from({ length: random.integer(1, size >= 18 ? 3 : 2) }, () => ['assistant']);
  const others = [['schoolLeader'], ...coaches, ...specialists, ...assistants];
  return [...others, ...Array.from({ length: size - others.length }, () => ['teacher'])];
};

/** Everyone who works at one school at some wave, in the order of their ids. */
export const drawStaff = (random: Random, school: SchoolPlan): readonly StaffMember[] => {
  // larger schools have larger teams, but by no means strictly
  const expected = staff.team * (school.size / 105.6) ** 0.5;
  const size = Math.min(30, Math.max(8, Math.round(expected * Math.exp(random.normal(0, staff.teamSdLog)))));
  const terms: { functions: readonly string[]; group?: string; first: number; last: number }[] = [];
  functionsOf(random, size).forEach((functions, i) => {
    const own = functions.includes('teacher') ? { group: groups[i % groups.length] ?? '3' } : {};
    let first = 0;
    for (let wave = 0; wave < staffWaves.length; wave++) {
      const isLast = wave === staffWaves.length - 1;
      if (!isLast && random.uniform() >= staff.leave) continue;
      terms.push({ functions, ...own, first, last: wave });
      first = wave + 1;
      if (!isLast && random.uniform() >= staff.replaced) break;
    }
  });
  // those who were there first have the first ids; within a wave the order says nothing about the function
  const ordered = random.shuffle(terms).sort((a, b) => a.first - b.first);
  const names = personNames(random, ordered.length);
  return ordered.map(({ functions, group, first, last }, i) => {
    const from = staffWaves[first];
    const to = staffWaves[last];
    const name = names[i] ?? '';
    return {
      person: {
        id: `${school.id}-P${String(i + 1).padStart(2, '0')}`,
        school: school.id,
        functions,
        ...(group === undefined ? {} : { group }),
        ...(first === 0 || from === undefined ? {} : { from }),
        ...(last === staffWaves.length - 1 || to === undefined ? {} : { to }),
      },
      name,
      email: address(name, school.id),
      first,
      last,
    };
  });
};

/** The people of a school at a wave. */
export const presentAt = (members: readonly StaffMember[], wave: number): readonly StaffMember[] =>
  members.filter((m) => m.first <= wave && wave <= m.last);
