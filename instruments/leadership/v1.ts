import { likert5 } from '../formats.ts';
import { structure } from '../publish.ts';

/**
 * Instructional leadership as teachers see it, version 1. LEAD12 is diagnostic: it mirrors a remark on leaving the work to
 * the internal coach, is reported apart and stands outside the scale. The school leader does not rate this instrument.
 */
export const leadership = structure({
  id: 'leadership',
  version: 1,
  validated: false,
  stem: true,
  answerFormats: { likert5 },
  facets: ['delegation'],
  items: {
    LEAD01: { format: 'likert5', source: 'seed' },
    LEAD02: { format: 'likert5', source: 'seed' },
    LEAD03: { format: 'likert5', source: 'seed' },
    LEAD04: { format: 'likert5', source: 'seed' },
    LEAD05: { format: 'likert5', source: 'seed' },
    LEAD06: { format: 'likert5', source: 'draft' },
    LEAD07: { format: 'likert5', source: 'draft' },
    LEAD08: { format: 'likert5', source: 'draft' },
    LEAD09: { format: 'likert5', source: 'draft' },
    LEAD10: { format: 'likert5', source: 'draft' },
    LEAD11: { format: 'likert5', source: 'draft' },
    LEAD12: { format: 'likert5', source: 'draft', facet: 'delegation' },
  },
  scales: {
    total: {
      items: {
        LEAD01: 1,
        LEAD02: 1,
        LEAD03: 1,
        LEAD04: 1,
        LEAD05: 1,
        LEAD06: 1,
        LEAD07: 1,
        LEAD08: 1,
        LEAD09: 1,
        LEAD10: 1,
        LEAD11: 1,
      },
      minValid: 9,
    },
  },
  relations: {},
});
