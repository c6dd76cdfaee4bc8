/** Achievement rows in a few words, for the tests of this folder. */
import type { AchievementRow } from '../../../analysis/types.ts';

export const achievementRow = (given: Partial<AchievementRow>): AchievementRow => ({
  pupil: 'p',
  school: 's',
  subject: 'RW',
  scaleVersion: 'v1',
  occasion: 'M5',
  time: null,
  phase: null,
  exposure: null,
  score: 0,
  weight: null,
  covariates: {},
  ...given,
});
