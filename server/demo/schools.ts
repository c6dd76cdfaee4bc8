/** The schools of the demo: what they are like, and the true effect that the training has on each. */
import type { Random } from '../../analysis/random.ts';
import { achievement, effect, month, shareSdLog, weights } from './planted.ts';

/** One pupil's place in the study, before any test. */
export interface PupilPlan {
  readonly id: string;
  /** index of `weights` */
  readonly kind: number;
  /** whether the school knows the weight */
  readonly weightKnown: boolean;
  /** first and last of the four school years (0–3) in which the pupil is tested, and the group in year 0 (may lie outside 3–8) */
  readonly firstYear: number;
  readonly lastYear: number;
  readonly groupInYear0: number;
}

export interface SchoolPlan {
  readonly id: string;
  readonly cohort: 1 | 2;
  readonly pupils: readonly PupilPlan[];
  /** percentage of pupils with weight 1.2 */
  readonly pct12: number;
  readonly size: number;
  readonly maths: 0 | 1;
  /** the part of the effect that all pupils of the school share, in points; a pupil's weight adds its own */
  readonly sharedEffect: number;
  /** the school's true effect: the mean over the tests its pupils take during the intervention, in points */
  readonly trueEffect: number;
}

/** Six groups, four years: nine year groups pass by. Every year the oldest leave and a new group 3 enters. */
const yearGroups = Array.from({ length: 9 }, (_, i) => i - 5);

const drawPupils = (random: Random, school: string, share12: number, size: number): PupilPlan[] => {
  const pupils: PupilPlan[] = [];
  for (const entry of yearGroups) {
    const count = Math.max(6, Math.round(size * (1 + random.normal(0, 0.12))));
    for (let i = 0; i < count; i++) {
      const u = random.uniform();
      const kind = u < share12 ? 2 : u < share12 + weights[1].share ? 1 : 0;
      const first = Math.max(0, entry);
      const last = Math.min(3, entry + 5);
      // a few move house: they come later or leave earlier than their year group
      const firstYear = random.uniform() < 0.03 ? random.integer(first, last) : first;
      const lastYear = random.uniform() < 0.03 ? random.integer(firstYear, last) : last;
      const id = `${school}-L${String(pupils.length + 1).padStart(3, '0')}`;
      const weightKnown = random.uniform() >= 0.01;
      pupils.push({ id, kind, weightKnown, firstYear, lastYear, groupInYear0: 3 - entry });
    }
  }
  return pupils;
};

/** Tests a pupil takes in the two years of the intervention. */
const testsDuring = (p: PupilPlan) => 2 * Math.max(0, p.lastYear - Math.max(2, p.firstYear) + 1);
const mean = (values: readonly number[]) => (values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length);

/** All schools. Attributes come before effects, because the effect is centred at their means. */
export const drawSchools = (random: Random, count: number): readonly SchoolPlan[] => {
  const drafts = Array.from({ length: count }, (_, i) => {
    const id = `S${String(i + 1).padStart(3, '0')}`;
    const own = random.fork(id);
    const share12 = Math.min(0.5, weights[2].share * Math.exp(own.normal(-(shareSdLog ** 2) / 2, shareSdLog)));
    const { yearGroup, yearGroupSdLog } = achievement;
    const size = yearGroup * Math.exp(own.normal(-(yearGroupSdLog ** 2) / 2, yearGroupSdLog));
    const maths: 0 | 1 = own.uniform() < effect.mathsShare ? 1 : 0;
    const cohort: 1 | 2 = i % 2 === 0 ? 1 : 2;
    const u = own.normal(0, effect.tau);
    const pupils = drawPupils(own, id, share12, size);
    const pct12 = Math.round((1000 * pupils.filter((p) => p.kind === 2).length) / pupils.length) / 10;
    return { id, cohort, maths, u, pupils, pct12, size: Math.round(size * 8) };
  });
  const meanPct = mean(drafts.map((s) => s.pct12));
  const meanMaths = mean(drafts.filter((s) => s.cohort === 2).map((s) => s.maths));
  return drafts.map(({ u, ...school }) => {
    const byPct = (effect.perTenPercent * (school.pct12 - meanPct)) / 10;
    const byMaths = school.cohort === 2 ? effect.mathsThroughout * (school.maths - meanMaths) : 0;
    const sharedEffect = u + month * (byPct + byMaths);
    const tests = school.pupils.reduce((sum, p) => sum + testsDuring(p), 0);
    const own = school.pupils.reduce((sum, p) => sum + testsDuring(p) * (weights[p.kind]?.effect ?? 0), 0) / Math.max(tests, 1);
    return { ...school, sharedEffect, trueEffect: sharedEffect + month * own };
  });
};
