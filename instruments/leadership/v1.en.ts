import type { TextsOf } from '../publish.ts';
import type { leadership } from './v1.ts';

export const en: TextsOf<typeof leadership> = {
  title: 'Instructional leadership',
  introduction:
    'These statements are about the leader of your school. How far do you agree? Choose ‘don’t know’ when you cannot tell.',
  stem: 'The school leader …',
  items: {
    LEAD01: '… makes sure that team meetings are valuable meetings about teaching.',
    LEAD02: '… ensures a school climate that is aimed at learning.',
    LEAD03: '… guides and supports teachers in raising pupils’ achievement.',
    LEAD04: '… fosters collaboration between teachers.',
    LEAD05: '… makes sure that we feel jointly responsible for pupils’ achievement.',
    LEAD06: '… discusses with the team which goals we want to reach as a school.',
    LEAD07: '… regularly comes to see lessons and talks with me about my lesson afterwards.',
    LEAD08: '… frees time in the timetable for working with results.',
    LEAD09: '… draws on data personally when explaining a decision.',
    LEAD10: '… reacts calmly and with curiosity when results are disappointing.',
    LEAD11: '… knows what is in my group plan.',
    LEAD12: '… leaves working with results mostly to the internal coach.',
  },
  facets: { delegation: 'outside the scale: leaving it to the internal coach' },
  scales: { total: 'Instructional leadership' },
  relations: {},
};
