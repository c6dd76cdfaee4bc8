import type { TextsOf } from '../publish.ts';
import type { lvsTest } from './v1.ts';

export const en: TextsOf<typeof lvsTest> = {
  title: 'Knowledge test pupil-monitoring system',
  introduction:
    'Fourteen questions on reading and using test results. The reports are made up. Choose the best answer each time; if you do not know, choose “don’t know”. You will not hear which answers are right, because the test is taken again later.',
  items: {
    LVS01: 'What does an ability score tell you?',
    LVS02: 'Noor’s score rose by 21 from M4 to M5. Which statement is best?',
    LVS03: 'Into which groups do levels I to V divide the pupils of the Netherlands?',
    LVS04: 'A pupil is at level III at M5 and again at E5. What has the pupil done?',
    LVS05: 'Sam has a score of 171 (±7), Noor of 175 (±7). What is true?',
    LVS06: 'What does percentile 35 mean?',
    LVS07: 'The group’s mean equals the national mean. What stands out?',
    LVS08: 'What may you conclude from this school overview?',
    LVS09: 'Which goal for Noor is worded best?',
    LVS10: 'What do you use an error analysis for after a low score?',
    LVS11:
      'Noor passes the textbook’s test on fractions easily, yet her monitoring-system score stays low. What can explain that?',
    LVS12: 'A pupil in year group 5 took test E3. What holds for the ability score?',
    LVS13: 'A pupil drops once from level I to II. What do you do first?',
    LVS14: 'Four weak pupils are missing from the group’s mean. How is the mean then likely to be?',
  },
  facets: { concepts: 'concepts', reports: 'reading reports', acting: 'acting' },
  scales: { knowledge: 'Knowledge of the pupil-monitoring system' },
  relations: {},
};
