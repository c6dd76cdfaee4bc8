/** A study with real differences between its schools, small enough to be analysed in a blink: for selection and jobs. */
import { makeDemo } from '../../server/demo/demo.ts';
import type { Identities, StudyData } from '../../analysis/types.ts';

let made: { data: StudyData; identities: Identities } | undefined;

/** Fifteen schools, T1 answered, scores before and during; not frozen. Without school years, so that the mixed model does not apply. */
export function scored(): { data: StudyData; identities: Identities } {
  if (made) return made;
  const demo = makeDemo({ schools: 15, seed: 3, answered: ['T1'], pupilItems: false });
  const { selection: _, ...data } = demo.data;
  const achievement = data.achievement.map(({ schoolYear: _year, ...row }) => row);
  made = { data: { ...data, achievement }, identities: demo.identities };
  return made;
}
