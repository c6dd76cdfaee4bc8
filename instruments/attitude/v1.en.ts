import type { TextsOf } from '../publish.ts';
import type { attitude } from './v1.ts';

export const en: TextsOf<typeof attitude> = {
  title: 'Attitude to data-based decision making',
  introduction:
    'Data-based decision making (DBDM) means collecting and analysing data systematically in order to take decisions about teaching. How far do you agree with these statements? There are no right or wrong answers.',
  items: {
    ATT01: 'Using a pupil-monitoring system is essential for achieving good learning results.',
    ATT02:
      'Setting challenging performance goals for the next test of the pupil-monitoring system leads to higher achievement than working without such goals.',
    ATT03: 'Setting performance goals puts too much emphasis on pupils’ achievement.',
    ATT04: 'Working on DBDM together with the whole team creates an unpleasant pressure to achieve good results.',
    ATT05: 'Test results help me to choose what a pupil needs.',
    ATT06: 'Looking at results together gives me ideas for my lessons.',
    ATT07: 'I find it interesting to work out why a class makes progress or stands still.',
    ATT08: 'Goals for each pupil or group give direction to my teaching.',
    ATT09: 'Working with results costs more time than it yields.',
    ATT10: 'With all those figures you lose sight of the child.',
    ATT11: 'My experience with a pupil tells me enough; data add little.',
    ATT12: 'Data and my own impression complement each other well.',
  },
  facets: {
    monitoring: 'use of the pupil-monitoring system',
    goals: 'goals',
    team: 'working with the team',
    interest: 'interest and time',
    intuition: 'data and intuition',
  },
  scales: { total: 'Attitude to data-based decision making' },
  relations: {},
};
