import type { TextsOf } from '../publish.ts';
import type { culture } from './v1.ts';

export const en: TextsOf<typeof culture> = {
  title: 'School culture',
  introduction:
    'These statements are about how things are done at your school. How far do you agree? Think of the school as a whole.',
  stem: 'At our school …',
  items: {
    CULT01: '… the importance of ambitious learning goals for all pupils is stressed regularly.',
    CULT02: '… teachers hold high expectations of weaker pupils too, fitting what those pupils are capable of.',
    CULT03: '… the results of the pupil-monitoring system are discussed as a team.',
    CULT04: '… we look together at the results of the whole school at least twice a year.',
    CULT05: '… we also use observations and conversations when we want to understand results.',
    CULT06: '… discussing results leads to agreements about our teaching.',
    CULT07: '… we assume that every pupil can grow.',
    CULT08: '… we put disappointing results down mostly to the situation at home.',
    CULT09: '… you dare to say that something is not working in your class.',
    CULT10: '… results are used to pass judgement on teachers.',
    CULT11: '… colleagues ask each other why an approach works.',
    CULT12: '… we feel jointly responsible for all pupils.',
  },
  facets: {
    goals: 'goals',
    expectations: 'high expectations',
    data: 'working with data',
    trust: 'openness and trust',
    reflection: 'reflection',
    responsibility: 'shared responsibility',
  },
  scales: { total: 'School culture', dataOriented: 'Data-oriented school culture' },
  relations: {},
};
