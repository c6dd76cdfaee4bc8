import type { TextsOf } from '../publish.ts';
import type { staffNetwork } from './v1.ts';

export const en: TextsOf<typeof staffNetwork> = {
  title: 'Working together in the team',
  introduction:
    'You will see the list of your colleagues three times. For everyone you talk with about the subject, say how often that happens this school year. Colleagues you leave untouched count as ‘never’ once you confirm that you have seen the whole list.',
  items: {
    NETGOAL: 'With which of your colleagues do you discuss the goals you want to reach with pupils?',
    NETAPPR: 'With which of your colleagues do you discuss how you go about your teaching?',
    NETPROG: 'With which of your colleagues do you discuss the progress of pupils?',
  },
  facets: {},
  scales: {},
  relations: { goals: 'goals', approach: 'approach', progress: 'progress of pupils' },
};
